import type { Brand, Digest, Instant, OrganizationId, PersonId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { Audience } from './audience.ts';
import { type BlueprintLine, fullPoints } from './draw.ts';
import type { TrainingRefusal } from './refusals.ts';

export type ExaminationId = Brand<string, 'ExaminationId'>;
export type AttemptId = Brand<string, 'AttemptId'>;

/** What an examination (考试) is set up as. */
export interface ExaminationPlan {
  readonly title: string;
  /** The qualification that passing it counts for; null for an exercise. */
  readonly qualification: string | null;
  readonly audience: Audience;
  readonly blueprint: readonly BlueprintLine[];
  /** Whether each taker has questions of his own, or the same ones in another order. */
  readonly variants: 'ownQuestions' | 'ownOrder';
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly minutes: number;
  /** Out of 100. */
  readonly passScore: number;
  readonly attempts: number;
  readonly retakeAfterHours: number;
  /** How far two markers may lie apart, as a share of the question's points. */
  readonly tolerance: number;
}

export interface Examination extends ExaminationPlan {
  readonly id: ExaminationId;
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly setBy: PersonSnapshot;
  readonly setAt: Instant;
  readonly cancelledAt: Instant | null;
}

export type AttemptStatus = 'begun' | 'submitted' | 'marked';

/** One sitting of one person. */
export interface Attempt {
  readonly id: AttemptId;
  readonly examination: ExaminationId;
  readonly root: OrganizationId;
  /** By which he was invited. */
  readonly organization: OrganizationId;
  readonly person: PersonId;
  /** From 1. */
  readonly number: number;
  readonly status: AttemptStatus;
  /** Of the sheet that was drawn for him. */
  readonly sheet: Digest;
  readonly begunAt: Instant;
  readonly endsAt: Instant;
  readonly submittedAt: Instant | null;
  readonly how: 'byTaker' | 'byTime' | null;
  /** Of his answers as they stood then. */
  readonly answers: Digest | null;
  /** Out of 100; null before it is marked. */
  readonly score: number | null;
  readonly passed: boolean | null;
  readonly markedAt: Instant | null;
}

export type ExaminationEvent =
  | { readonly kind: 'examinationSet'; readonly examination: Examination; readonly at: Instant }
  | {
      readonly kind: 'examinationCancelled';
      readonly examination: ExaminationId;
      readonly reason: string;
      readonly at: Instant;
    }
  | {
      readonly kind: 'attemptBegun';
      readonly attempt: Pick<
        Attempt,
        'id' | 'examination' | 'root' | 'organization' | 'person' | 'number' | 'sheet' | 'endsAt'
      >;
      readonly at: Instant;
    }
  | {
      readonly kind: 'attemptSubmitted';
      readonly attempt: AttemptId;
      readonly how: 'byTaker' | 'byTime';
      readonly answers: Digest;
      readonly at: Instant;
    }
  | {
      readonly kind: 'attemptMarked';
      readonly attempt: AttemptId;
      readonly score: number;
      readonly passed: boolean;
      readonly at: Instant;
    };

/** The attempt after an event; null stands for none before. Pure. */
export function applyAttempt(
  before: Attempt | null,
  event: Extract<ExaminationEvent, { kind: `attempt${string}` }>,
): Attempt {
  if (event.kind === 'attemptBegun') {
    return {
      ...event.attempt,
      ...{ status: 'begun', begunAt: event.at, submittedAt: null, how: null, answers: null },
      ...{ score: null, passed: null, markedAt: null },
    };
  }
  if (before === null) throw new TypeError('an attempt that nobody began');
  if (event.kind === 'attemptSubmitted') {
    const { how, answers, at } = event;
    return { ...before, status: 'submitted', how, answers, submittedAt: at };
  }
  const { score, passed, at } = event;
  return { ...before, status: 'marked', score, passed, markedAt: at };
}

/** Why an examination cannot be set up so; null if it can. Pure. */
export function planRefusal(
  plan: ExaminationPlan,
  kinds: readonly { readonly id: string; readonly passScore: number }[],
  now: Instant,
): TrainingRefusal | null {
  const length = (Date.parse(plan.closesAt) - Date.parse(plan.opensAt)) / 60_000;
  if (plan.closesAt <= now || length < plan.minutes) return 'training.examinationPeriod';
  if (plan.blueprint.length === 0 || fullPoints(plan.blueprint) <= 0) return 'training.poolTooSmall';
  if (plan.qualification === null) return null;
  const kind = kinds.find(({ id }) => id === plan.qualification);
  if (kind === undefined) return 'training.noSuchQualification';
  return plan.passScore < kind.passScore ? 'training.passScoreTooLow' : null;
}

/** When a sitting that begins now is over. Pure. */
export function endOf(
  { minutes, closesAt }: Pick<ExaminationPlan, 'minutes' | 'closesAt'>,
  now: Instant,
): Instant {
  const end = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  // An instant's text sorts as its time does.
  return (end < closesAt ? end : closesAt) as Instant;
}

/** Why somebody may not begin; null if he may. `earlier` are his sittings, `invited` whether he belongs to the audience. Pure. */
export function beginRefusal(
  examination: Examination,
  taker: { readonly person: PersonId; readonly invited: boolean; readonly earlier: readonly Attempt[] },
  now: Instant,
): TrainingRefusal | null {
  const { cancelledAt, opensAt, closesAt, setBy, attempts, retakeAfterHours } = examination;
  if (cancelledAt !== null) return 'training.examinationCancelled';
  if (!taker.invited) return 'training.notInvited';
  // Who chose the questions knows what they can be.
  if (setBy.person === taker.person) return 'training.ownExamination';
  if (now < opensAt) return 'training.notYetOpen';
  if (now >= closesAt) return 'training.examinationOver';
  if (taker.earlier.some(({ passed }) => passed === true)) return 'training.passedAlready';
  if (taker.earlier.some(({ status }) => status === 'submitted')) return 'training.waitBeforeRetake';
  if (taker.earlier.length >= attempts) return 'training.noAttemptLeft';
  const last =
    taker.earlier
      .map(({ submittedAt }) => submittedAt ?? '')
      .sort()
      .at(-1) ?? '';
  if (last !== '' && Date.parse(now) - Date.parse(last) < retakeAfterHours * 3_600_000)
    return 'training.waitBeforeRetake';
  return null;
}

/** Minutes after the end in which answers are still taken that were given before it and could not be sent. */
export const graceMinutes = 5;

/** Whether an answer that arrives now counts: given and received in time, or given in time and held up on its way. Pure. */
export function inTime(attempt: Pick<Attempt, 'status' | 'endsAt'>, madeAt: Instant, now: Instant): boolean {
  if (attempt.status !== 'begun') return false;
  const over = Date.parse(now) - Date.parse(attempt.endsAt);
  if (over <= 0) return true;
  return madeAt <= attempt.endsAt && over <= graceMinutes * 60_000;
}

/** Points reached, out of 100 to one decimal. Pure. */
export function scoreOf(reached: number, full: number): number {
  return full <= 0 ? 0 : Math.round((reached / full) * 1000) / 10;
}
