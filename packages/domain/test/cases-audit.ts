import {
  type Case,
  type CaseActor,
  type CaseEvent,
  deductionOf,
  gravityRule,
  turnOf,
} from '../src/cases/index.ts';
import type { Instant, PersonId } from '../src/kernel/index.ts';

/** What must hold of every step of every case, whatever was done before. */
export const caseInvariants = [
  'nothing is closed that was not verified',
  'nothing is closed without a check that was passed since it was rectified last',
  'the unit was told, has answered and rectified before anything is closed',
  'nothing is verified without evidence',
  'no measure and no point without verification, nor above the rule book',
  'what is dismissed costs nothing',
  'nobody decides in his own cause',
  'the command verifies, checks, closes, dismisses; guidance only tells',
  'only the unit speaks for the unit, and only once it was told',
  'nobody decides his own appeal, nor one against his own decision',
  'an appeal is decided by the superior of who decided',
  'what fell on appeal stays fallen',
  'an open case always has a deadline and somebody whose turn it is',
] as const;
export type CaseInvariant = (typeof caseInvariants)[number];

/** What happened, kept apart from the case, which the rules under test have written. */
export interface CaseHistory {
  readonly verifiedBy: PersonId | null;
  readonly notifiedBy: PersonId | null;
  readonly closedBy: PersonId | null;
  readonly appellant: PersonId | null;
  readonly answered: boolean;
  readonly rectified: boolean;
  readonly checked: boolean;
  readonly evidence: boolean;
  readonly over: boolean;
  readonly fallen: boolean;
}
export const noHistory: CaseHistory = {
  ...{ verifiedBy: null, notifiedBy: null, closedBy: null, appellant: null },
  ...{ answered: false, rectified: false, checked: false, evidence: false, over: false, fallen: false },
};

/** The history after an event. */
export function historyAfter(before: CaseHistory, event: CaseEvent): CaseHistory {
  const by = 'word' in event ? event.word.by.person : null;
  switch (event.kind) {
    case 'evidenceAdded':
      return { ...before, evidence: true };
    case 'verified':
      return { ...before, verifiedBy: by };
    case 'notified':
      return { ...before, notifiedBy: by };
    case 'answered':
      return { ...before, answered: true };
    case 'rectified':
      return { ...before, rectified: true, checked: false };
    case 'sentBack':
      return { ...before, checked: false };
    case 'checked':
      return { ...before, checked: event.passed };
    case 'closed':
      return { ...before, closedBy: by, over: true };
    case 'dismissed':
      return { ...before, over: true };
    case 'reopened':
      return before.closedBy === null
        ? { ...noHistory, evidence: before.evidence }
        : { ...before, closedBy: null, over: false, checked: false };
    case 'appealed':
      return { ...before, appellant: by };
    case 'appealDecided':
      return event.verdict === 'overturned' ? { ...before, over: true, fallen: true } : before;
    default:
      return before;
  }
}

export interface CaseStep {
  readonly before: Case;
  readonly after: Case;
  readonly event: CaseEvent;
  /** Null: the clock. */
  readonly actor: Omit<CaseActor, 'at'> | null;
  readonly history: CaseHistory;
}

/** The first invariant that a step breaks; null where it breaks none. */
export function auditCase(step: CaseStep): CaseInvariant | null {
  return (
    auditActor(step) ??
    auditMeaning(step) ??
    auditState(step.after, historyAfter(step.history, step.event).fallen)
  );
}

const commanding: readonly CaseEvent['kind'][] = [
  ...(['verified', 'sentBack', 'checked', 'closed', 'dismissed', 'reopened', 'appealDecided'] as const),
];
const leading: readonly CaseEvent['kind'][] = ['closed', 'dismissed', 'reopened', 'appealDecided'];
const speaking: readonly CaseEvent['kind'][] = ['answered', 'rectified', 'appealed'];

function auditActor({ event, actor, before, history }: CaseStep): CaseInvariant | null {
  if (actor === null) return null;
  const { capacities, ownCause } = actor;
  if (speaking.includes(event.kind)) {
    const may = capacities.includes('answers') && history.notifiedBy !== null;
    return may ? null : 'only the unit speaks for the unit, and only once it was told';
  }
  if (ownCause) return 'nobody decides in his own cause';
  const commands = capacities.includes('leads') || capacities.includes('handles');
  const needed = leading.includes(event.kind) ? capacities.includes('leads') : commands;
  if (commanding.includes(event.kind) && !needed)
    return 'the command verifies, checks, closes, dismisses; guidance only tells';
  if (!commands && !capacities.includes('guides'))
    return 'the command verifies, checks, closes, dismisses; guidance only tells';
  if (event.kind !== 'appealDecided') return null;
  const against =
    before.appeals.at(-1)?.against === 'decision'
      ? [history.closedBy]
      : [history.verifiedBy, history.notifiedBy];
  if ([history.appellant, ...against].includes(actor.by.person))
    return 'nobody decides his own appeal, nor one against his own decision';
  return actor.aboveDecider ? null : 'an appeal is decided by the superior of who decided';
}

function auditMeaning({ event, before, history }: CaseStep): CaseInvariant | null {
  if (history.fallen && event.kind !== 'overdue') return 'what fell on appeal stays fallen';
  switch (event.kind) {
    case 'verified':
      return history.evidence || before.evidence.length > 0 ? null : 'nothing is verified without evidence';
    case 'closed':
      if (history.verifiedBy === null) return 'nothing is closed that was not verified';
      if (history.notifiedBy === null || !history.answered || !history.rectified)
        return 'the unit was told, has answered and rectified before anything is closed';
      return history.checked
        ? null
        : 'nothing is closed without a check that was passed since it was rectified last';
    default:
      return null;
  }
}

const longAfter = '2030-01-01T00:00:00.000Z' as Instant;

function auditState(one: Case, fallen: boolean): CaseInvariant | null {
  const { status, dueAt, measures, verified } = one;
  const allowed = gravityRule(one).measures;
  const { points } = deductionOf(one, longAfter);
  const bounded = measures.every((measure) => allowed.includes(measure));
  if (!bounded || (verified === null && (measures.length > 0 || points > 0)))
    return 'no measure and no point without verification, nor above the rule book';
  if (status === 'dismissed' && (points > 0 || measures.length > 0)) return 'what is dismissed costs nothing';
  if (fallen && status !== 'dismissed') return 'what fell on appeal stays fallen';
  const over = status === 'closed' || status === 'dismissed';
  return over === (dueAt === null) && over === (turnOf[status] === null)
    ? null
    : 'an open case always has a deadline and somebody whose turn it is';
}
