import type { Brand, Digest, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import type { Office, PersonSnapshot } from '../organization/index.ts';
import type { Sandbox, SandboxChannel } from './sandbox.ts';

export type DrillId = Brand<string, 'DrillId'>;

export const drillStatuses = ['planned', 'running', 'paused', 'ended', 'aborted', 'cancelled'] as const;
export type DrillStatus = (typeof drillStatuses)[number];

/** What a person decided about a drill, with who he was and what he said. */
export interface DrillWord {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly note: string;
}

/** Somebody with a part in a drill. */
export interface DrillPerson {
  readonly person: PersonId;
  readonly name: string;
  /** A participant's role, one of the drill's; empty for the director and observers. */
  readonly role: string;
}

/** A role of the scenario: who publishes, who decides, who speaks. */
export interface DrillRole {
  readonly id: string;
  readonly name: string;
}

/** What an inject asks of those whom it reaches. */
export const expectationKinds = ['receipt', 'answer', 'freeze', 'lift', 'takedown', 'statement'] as const;
export type ExpectationKind = (typeof expectationKinds)[number];

/** 情景注入: something that the drill tells some of its participants at a minute of its own time. */
export interface Inject {
  readonly id: string;
  /** Minutes of the drill's time, in which pauses do not count. */
  readonly minute: number;
  /** To the holders of these roles and to these people; to everybody where both are empty. */
  readonly roles: readonly string[];
  readonly people: readonly PersonId[];
  readonly text: string;
  readonly attachment: { readonly file: Digest; readonly name: string } | null;
  readonly expected: {
    readonly kind: ExpectationKind;
    readonly what: string;
    readonly withinMinutes: number;
  } | null;
}

/** What nobody who takes part may see before its time: kept outside the ledger, which holds only its digest until then. */
export interface DrillScript {
  readonly injects: readonly Inject[];
  readonly channels: readonly SandboxChannel[];
}

/** What is settled before a drill begins. */
export interface DrillHead {
  readonly id: DrillId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly title: string;
  readonly scenario: string;
  readonly goal: string;
  /** The plan that is practised; null where the unit has none in force. */
  readonly plan: { readonly id: string; readonly name: string; readonly version: number } | null;
  /** The key date for which it is held; null for any other. */
  readonly keyDate: string | null;
  readonly plannedAt: Instant;
  readonly director: DrillPerson;
  readonly observers: readonly DrillPerson[];
  readonly participants: readonly DrillPerson[];
  readonly roles: readonly DrillRole[];
  readonly script: Digest;
  readonly injects: number;
}

export interface Delivery {
  readonly inject: Inject;
  readonly people: readonly PersonId[];
  readonly at: Instant;
  /** The director who sent it before its time; null where its time had come. */
  readonly early: PersonSnapshot | null;
}

export const momentKinds = [
  'receipt',
  'answer',
  'decision',
  'called',
  'froze',
  'liftProposed',
  'lifted',
  'tookDown',
  'stated',
  'statementApproved',
  'observed',
] as const;
export type MomentKind = (typeof momentKinds)[number];

/** What somebody did while the drill ran. Nothing of it reaches a real channel. */
export interface Moment {
  readonly id: string;
  readonly kind: MomentKind;
  readonly by: PersonSnapshot;
  readonly at: Instant;
  /** The inject that it answers; null where it answers none in particular. */
  readonly inject: string | null;
  /** The simulated channel or publication, or the statement that it is about. */
  readonly target: string | null;
  readonly text: string;
}

/** An observer's marks, 1 to 5, by the items of the rule book. */
export interface Evaluation {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly marks: readonly { readonly item: string; readonly mark: number; readonly note: string }[];
  readonly overall: string;
}

export interface Lesson {
  readonly id: string;
  readonly text: string;
  readonly owner: { readonly person: PersonId; readonly name: string };
  /** `YYYY-MM-DD` in China; the day belongs to it. */
  readonly due: string;
  readonly drawn: DrillWord;
  readonly done: DrillWord | null;
}

export const reportStatuses = ['due', 'submitted', 'questioned', 'acknowledged'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** 演练报告: owed from the end of a drill on. */
export interface DrillReport {
  readonly status: ReportStatus;
  readonly dueAt: Instant;
  /** Whom the rule book names; null where the tree has no such organisation. */
  readonly to: { readonly organization: OrganizationId; readonly offices: readonly Office[] } | null;
  /** Every time it was handed in; the word's note is the summary. */
  readonly submitted: readonly DrillWord[];
  readonly questions: readonly DrillWord[];
  readonly acknowledged: DrillWord | null;
}

/** 演练. */
export interface Drill extends DrillHead {
  readonly status: DrillStatus;
  readonly planned: DrillWord;
  readonly begun: DrillWord | null;
  readonly finished: DrillWord | null;
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[];
  readonly delivered: readonly Delivery[];
  readonly moments: readonly Moment[];
  readonly sandbox: Sandbox;
  readonly evaluations: readonly Evaluation[];
  readonly lessons: readonly Lesson[];
  readonly report: DrillReport | null;
}

/** The ledger's events. */
export type DrillEvent = { readonly drill: DrillId } & (
  | { readonly kind: 'planned'; readonly head: DrillHead; readonly word: DrillWord }
  | { readonly kind: 'changed'; readonly head: DrillHead; readonly word: DrillWord }
  | { readonly kind: 'begun'; readonly channels: readonly SandboxChannel[]; readonly word: DrillWord }
  | { readonly kind: 'paused' | 'resumed' | 'aborted' | 'cancelled'; readonly word: DrillWord }
  | {
      readonly kind: 'ended';
      readonly report: Pick<DrillReport, 'dueAt' | 'to'>;
      readonly word: DrillWord;
    }
  | { readonly kind: 'delivered'; readonly delivery: Delivery }
  | { readonly kind: 'acted'; readonly moment: Moment }
  | { readonly kind: 'evaluated'; readonly evaluation: Evaluation }
  | { readonly kind: 'lessonDrawn'; readonly lesson: Lesson }
  | { readonly kind: 'lessonDone'; readonly lesson: string; readonly word: DrillWord }
  | {
      readonly kind: 'reportSubmitted' | 'reportQuestioned' | 'reportAcknowledged';
      readonly word: DrillWord;
    }
);
export type DrillEventKind = DrillEvent['kind'];
