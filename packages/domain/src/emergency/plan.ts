import { addMonths, type Brand, type Digest, type Instant, type OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { OfficeAt } from '../policy/index.ts';

export type PlanId = Brand<string, 'PlanId'>;

/** A part that somebody plays when a plan is put to work, by office and never by name, so that it holds when people change. */
export interface PlanRole {
  readonly id: string;
  readonly name: string;
  readonly duty: string;
  readonly holders: OfficeAt;
  /** Who stands in where no holder can be reached; null where nobody does. */
  readonly deputies: OfficeAt | null;
  /** The role that calls this one: the contact tree (通讯树). Null at its top. */
  readonly calledBy: string | null;
}

/** What is done, by whom, within how many minutes from the beginning. */
export interface PlanStep {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly role: string;
  readonly withinMinutes: number;
}

/** A text that is ready before it is needed. */
export interface PreparedText {
  readonly id: string;
  readonly title: string;
  /** When and where it is used. */
  readonly use: string;
  readonly body: string;
}

/** What a plan (预案) says. */
export interface PlanContent {
  readonly purpose: string;
  readonly roles: readonly PlanRole[];
  readonly steps: readonly PlanStep[];
  readonly texts: readonly PreparedText[];
}

/** How many places machines found in the prepared texts, when they were submitted. */
export interface TextFindings {
  readonly errors: number;
  readonly warnings: number;
}

export interface PlanWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

export const planStatuses = [
  'submitted',
  'withdrawn',
  'returned',
  'approved',
  'superseded',
  'revoked',
  'expired',
] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** One version of an organisation's plan for a scenario. A draft is none yet. */
export interface Plan {
  readonly id: PlanId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly scenario: string;
  /** From 1, for each scenario of an organisation. */
  readonly number: number;
  readonly content: PlanContent;
  /** Over the content; what was approved is this and nothing else. */
  readonly digest: Digest;
  readonly findings: TextFindings;
  readonly status: PlanStatus;
  readonly submitted: PlanWord;
  /** Who approved or returned it, and why. */
  readonly decided: (PlanWord & { readonly reason: string }) | null;
  /** Null before it was approved. */
  readonly expiresAt: Instant | null;
  /** When it was withdrawn, superseded, revoked or found expired; by whom and why, where a person did it. */
  readonly ended: {
    readonly by: PersonSnapshot | null;
    readonly at: Instant;
    readonly reason: string;
  } | null;
}

/** The ledger's events. */
export type PlanEvent =
  | {
      readonly kind: 'planSubmitted';
      readonly plan: PlanId;
      readonly root: OrganizationId;
      readonly organization: OrganizationId;
      readonly scenario: string;
      readonly number: number;
      readonly content: PlanContent;
      readonly digest: Digest;
      readonly findings: TextFindings;
      readonly word: PlanWord;
    }
  | { readonly kind: 'planWithdrawn'; readonly plan: PlanId; readonly word: PlanWord }
  | {
      readonly kind: 'planReturned' | 'planRevoked';
      readonly plan: PlanId;
      readonly reason: string;
      readonly word: PlanWord;
    }
  | {
      readonly kind: 'planApproved';
      readonly plan: PlanId;
      readonly digest: Digest;
      readonly expiresAt: Instant;
      readonly reason: string;
      readonly word: PlanWord;
    }
  | {
      readonly kind: 'planSuperseded';
      readonly plan: PlanId;
      readonly by: PlanId;
      readonly at: Instant;
    }
  | { readonly kind: 'planExpired'; readonly plan: PlanId; readonly at: Instant };

/** A plan after an event; null stands for none before. Pure. */
export function applyPlan(before: Plan | null, event: PlanEvent): Plan {
  if (event.kind === 'planSubmitted') {
    const { kind: _, plan: id, word: submitted, ...rest } = event;
    return { id, ...rest, status: 'submitted', submitted, decided: null, expiresAt: null, ended: null };
  }
  if (before === null) throw new TypeError('a plan that was never submitted');
  switch (event.kind) {
    case 'planWithdrawn':
      return { ...before, status: 'withdrawn', ended: { ...event.word, reason: '' } };
    case 'planReturned':
      return { ...before, status: 'returned', decided: { ...event.word, reason: event.reason } };
    case 'planApproved': {
      const decided = { ...event.word, reason: event.reason };
      return { ...before, status: 'approved', decided, expiresAt: event.expiresAt };
    }
    case 'planRevoked':
      return { ...before, status: 'revoked', ended: { ...event.word, reason: event.reason } };
    case 'planSuperseded':
      return { ...before, status: 'superseded', ended: { by: null, at: event.at, reason: '' } };
    case 'planExpired':
      return { ...before, status: 'expired', ended: { by: null, at: event.at, reason: '' } };
  }
}

/** Whether a plan binds at an instant; its end counts from that moment, whether or not anybody has noticed. */
export function planInForce(plan: Plan, at: Instant): boolean {
  return plan.status === 'approved' && plan.expiresAt !== null && plan.expiresAt > at;
}

/** When a plan that is approved at `at` has to be reviewed. */
export function planExpiry(at: Instant, reviewEveryMonths: number): Instant {
  return addMonths(at, reviewEveryMonths);
}
