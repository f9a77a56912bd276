import type { Instant } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { Gravity, MeasureId } from '../policy/index.ts';
import type { AppealVerdict, Case, CaseEvent, CaseEvidence, CaseFile, CaseStatus, CaseWord } from './case.ts';
import { allowedMeasures, appealUntil } from './terms.ts';

/**
 * As what somebody acts (§11): `leads` answers for the command over the unit, `handles` deals with its cases for the command, `guides` is of the publicity
 * department that guides the unit, `answers` speaks for the unit.
 */
export const capacities = ['leads', 'handles', 'guides', 'answers'] as const;
export type Capacity = (typeof capacities)[number];

/** Who acts, as far as the rules need to know. */
export interface CaseActor {
  readonly by: PersonSnapshot;
  readonly at: Instant;
  readonly capacities: readonly Capacity[];
  /** Named in the case, or of the unit concerned (but at the root, above which there is nobody): he decides nothing in it. */
  readonly ownCause: boolean;
  /** Whether he is of the organisation that decides about appeals, or above it. */
  readonly aboveDecider: boolean;
}

export type CaseCommand =
  | { readonly kind: 'addEvidence'; readonly evidence: readonly CaseEvidence[]; readonly note: string }
  | {
      readonly kind: 'verify';
      readonly gravity: Gravity;
      readonly measures: readonly MeasureId[];
      readonly note: string;
    }
  | { readonly kind: 'dismiss' | 'notify' | 'sendBack' | 'reopen'; readonly note: string }
  | {
      readonly kind: 'answer' | 'rectify' | 'appeal';
      readonly note: string;
      readonly files: readonly CaseFile[];
    }
  | { readonly kind: 'check'; readonly passed: boolean; readonly note: string }
  | { readonly kind: 'close'; readonly measures: readonly MeasureId[]; readonly note: string }
  | { readonly kind: 'decideAppeal'; readonly verdict: AppealVerdict; readonly note: string };
export type CaseCommandKind = CaseCommand['kind'];
export const caseCommandKinds = [
  'addEvidence',
  'verify',
  'dismiss',
  'notify',
  'answer',
  'sendBack',
  'rectify',
  'check',
  'close',
  'appeal',
  'decideAppeal',
  'reopen',
] as const satisfies CaseCommandKind[];

export type CaseRefusal =
  | 'cases.notYours'
  | 'cases.ownCause'
  | 'cases.guidanceOnly'
  | 'cases.wrongStatus'
  | 'cases.evidenceMissing'
  | 'cases.measureTooHigh'
  | 'cases.notVerified'
  | 'cases.leaderDecides'
  | 'cases.appealLate'
  | 'cases.appealedAlready'
  | 'cases.appealHigher'
  | 'cases.appealSameHand'
  | 'cases.fellOnAppeal';

/** Who may do what, and in which statuses; a step that is not named here is not allowed. */
const steps: Readonly<
  Record<CaseCommandKind, { readonly as: readonly Capacity[]; readonly from: readonly CaseStatus[] }>
> = {
  addEvidence: {
    as: ['leads', 'handles', 'guides'],
    from: ['found', 'verified', 'notified', 'answered', 'rectified', 'checked'],
  },
  verify: { as: ['leads', 'handles'], from: ['found', 'notified', 'answered', 'rectified', 'checked'] },
  dismiss: { as: ['leads'], from: ['found', 'verified', 'notified', 'answered', 'rectified', 'checked'] },
  notify: { as: ['leads', 'handles', 'guides'], from: ['found', 'verified'] },
  answer: { as: ['answers'], from: ['notified'] },
  sendBack: { as: ['leads', 'handles'], from: ['answered', 'rectified'] },
  rectify: { as: ['answers'], from: ['answered'] },
  check: { as: ['leads', 'handles'], from: ['rectified'] },
  close: { as: ['leads'], from: ['checked'] },
  appeal: { as: ['answers'], from: ['notified', 'answered', 'rectified', 'checked', 'closed'] },
  decideAppeal: { as: ['leads'], from: ['appealed'] },
  reopen: { as: ['leads'], from: ['closed', 'dismissed'] },
};

export type CaseDecided = { readonly events: readonly CaseEvent[] } | { readonly refusal: CaseRefusal };

/** Decides a command about a case: what happens, or why not. Pure. */
export function decideCase(one: Case, command: CaseCommand, actor: CaseActor): CaseDecided {
  const refusal = standingRefusal(one, command, actor) ?? meaningRefusal(one, command, actor);
  if (refusal !== null) return { refusal };
  const word = { by: actor.by, at: actor.at, note: command.note };
  return { events: [eventOf(one, command, word, actor)] };
}

/** Commands that somebody could give now, with what he fills in left aside: what a screen offers. Pure. */
export function possibleCommands(one: Case, actor: CaseActor): readonly CaseCommandKind[] {
  return caseCommandKinds.filter((kind) => {
    const probe = probes[kind];
    const refusal = standingRefusal(one, probe, actor) ?? meaningRefusal(one, probe, actor);
    return refusal === null || refusal === 'cases.evidenceMissing';
  });
}

const empty = { note: '', files: [], measures: [], evidence: [] } as const;
const probes: { readonly [K in CaseCommandKind]: CaseCommand & { readonly kind: K } } = {
  addEvidence: { kind: 'addEvidence', ...empty },
  verify: { kind: 'verify', gravity: 'minor', ...empty },
  dismiss: { kind: 'dismiss', ...empty },
  notify: { kind: 'notify', ...empty },
  answer: { kind: 'answer', ...empty },
  sendBack: { kind: 'sendBack', ...empty },
  rectify: { kind: 'rectify', ...empty },
  check: { kind: 'check', passed: true, ...empty },
  close: { kind: 'close', ...empty },
  appeal: { kind: 'appeal', ...empty },
  decideAppeal: { kind: 'decideAppeal', verdict: 'upheld', ...empty },
  reopen: { kind: 'reopen', ...empty },
};

function standingRefusal(one: Case, { kind }: CaseCommand, actor: CaseActor): CaseRefusal | null {
  const { as, from } = steps[kind];
  const held = as.filter((capacity) => actor.capacities.includes(capacity));
  if (held.length === 0) {
    // What the unit says for itself nobody else says, whatever he stands for.
    if (as.includes('answers')) return 'cases.notYours';
    if (actor.capacities.includes('guides')) return 'cases.guidanceOnly';
    return actor.capacities.includes('handles') ? 'cases.leaderDecides' : 'cases.notYours';
  }
  if (actor.ownCause && !held.includes('answers')) return 'cases.ownCause';
  return from.includes(one.status) ? null : 'cases.wrongStatus';
}

function meaningRefusal(one: Case, command: CaseCommand, actor: CaseActor): CaseRefusal | null {
  switch (command.kind) {
    case 'addEvidence':
      return command.evidence.length === 0 ? 'cases.evidenceMissing' : null;
    case 'verify':
      return verifyRefusal(one, command, actor);
    case 'notify':
      // Guidance needs no verification: it commands nothing and costs nothing.
      return one.status === 'found' && !actor.capacities.includes('guides') ? 'cases.notVerified' : null;
    case 'dismiss':
      return dismissRefusal(one);
    case 'close':
      if (one.verified === null) return 'cases.notVerified';
      return within(one, command.measures) ? null : 'cases.measureTooHigh';
    case 'appeal':
      return appealRefusal(one, actor.at);
    case 'decideAppeal':
      return decideAppealRefusal(one, actor);
    case 'reopen':
      // What the superior has let fall its subordinates do not take up again; with new evidence a new case is opened.
      return one.appeals.some(({ decided }) => decided?.verdict === 'overturned')
        ? 'cases.fellOnAppeal'
        : null;
    default:
      return null;
  }
}

function verifyRefusal(
  one: Case,
  command: CaseCommand & { readonly kind: 'verify' },
  { capacities }: CaseActor,
): CaseRefusal | null {
  // Only what the publicity department has told the unit of can still be verified afterwards, and once.
  if (one.verified !== null || (one.status !== 'found' && !one.guided)) return 'cases.wrongStatus';
  if (one.evidence.length === 0) return 'cases.evidenceMissing';
  if (command.measures.length > 0 && !capacities.includes('leads')) return 'cases.leaderDecides';
  return within({ ...one, gravity: command.gravity }, command.measures) ? null : 'cases.measureTooHigh';
}

/** What was verified, and what the unit was told of on the strength of it, ends by being closed or by an appeal. */
function dismissRefusal({ status, verified }: Case): CaseRefusal | null {
  return verified === null || status === 'verified' ? null : 'cases.wrongStatus';
}

function within(one: Pick<Case, 'terms' | 'gravity'>, measures: readonly MeasureId[]): boolean {
  const allowed = allowedMeasures(one);
  return measures.every((measure) => allowed.includes(measure));
}

function appealRefusal(one: Case, at: Instant): CaseRefusal | null {
  const open = appealUntil(one);
  if (open === null) return 'cases.appealedAlready';
  return open.until < at ? 'cases.appealLate' : null;
}

/** Whose decision an appeal is against. */
export function decidersOf(one: Case): readonly CaseWord[] {
  const appeal = one.appeals.at(-1);
  const words = appeal?.against === 'decision' ? [one.closed] : [one.verified, one.notified];
  return words.filter((word) => word !== null);
}

function decideAppealRefusal(one: Case, { by, aboveDecider }: CaseActor): CaseRefusal | null {
  if (!aboveDecider) return 'cases.appealHigher';
  const appellant = one.appeals.at(-1);
  const hands = [...decidersOf(one), ...(appellant === undefined ? [] : [appellant])];
  return hands.some((word) => word.by.person === by.person) ? 'cases.appealSameHand' : null;
}

function eventOf(one: Case, command: CaseCommand, word: CaseWord, { capacities }: CaseActor): CaseEvent {
  switch (command.kind) {
    case 'addEvidence':
      return { kind: 'evidenceAdded', evidence: command.evidence, word };
    case 'verify':
      return { kind: 'verified', gravity: command.gravity, measures: command.measures, word };
    case 'dismiss':
      return { kind: 'dismissed', word };
    case 'notify': {
      const commands = capacities.includes('leads') || capacities.includes('handles');
      return { kind: 'notified', guided: one.status === 'found' || !commands, word };
    }
    case 'answer':
      return { kind: 'answered', files: command.files, word };
    case 'rectify':
      return { kind: 'rectified', files: command.files, word };
    case 'sendBack':
      return { kind: 'sentBack', word };
    case 'check':
      return { kind: 'checked', passed: command.passed, word };
    case 'close':
      return { kind: 'closed', measures: [...new Set([...one.measures, ...command.measures])], word };
    case 'appeal':
      return { kind: 'appealed', files: command.files, word };
    case 'decideAppeal':
      return { kind: 'appealDecided', verdict: command.verdict, word };
    case 'reopen':
      return { kind: 'reopened', word };
  }
}

/** What the clock finds of a case: a deadline that was missed, once. Pure. */
export function overdueOf(one: Case, now: Instant): CaseEvent | null {
  if (one.dueAt === null || one.overdue || one.dueAt > now) return null;
  return { kind: 'overdue', at: now };
}

/** How somebody stands to the unit of a case, as far as seeing it goes. */
export type CaseSight = 'command' | 'guidance' | 'unit';

/**
 * Whether a case is shown: the command sees all of them; the publicity department those that it opened or told the unit of, and those the unit was told of;
 * the unit its own, from the moment that it is told, or that one of its people opened it. Pure.
 */
export function seesCase(one: Case, sight: CaseSight, seers: { readonly ofOpener: boolean }): boolean {
  return sight === 'command' || one.notified !== null || seers.ofOpener;
}
