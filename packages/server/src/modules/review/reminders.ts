import { addHours, type Instant } from '@sanshen/domain/kernel';
import { planOf, type ReviewState, reviewOpen } from '@sanshen/domain/review';

/** Why people are reminded although nobody acted. */
export type ReminderReason = 'dueSoon' | 'overdue' | 'objected';

/** Hours between two reminders of what is late. */
const repeatHours = 24;

/** What a run has to be reminded of, if a moment for it lies in (after, until]; the gravest first, null if none does. */
export function reminderDue(state: ReviewState, after: Instant, until: Instant): ReminderReason | null {
  const late = lateSince(state);
  if (late !== null) {
    const next = nextRepeat(late.since, after);
    return next <= until ? late.why : null;
  }
  return remindersOf(state).some((at) => after < at && at <= until) ? 'dueSoon' : null;
}

/** The moments after `now` at which a run has to be reminded of; of what is late only the next, since they never end. */
export function remindersAfter(state: ReviewState, now: Instant): readonly Instant[] {
  const late = lateSince(state);
  if (late !== null) return [nextRepeat(late.since, now)];
  return remindersOf(state).filter((at) => at > now);
}

/** The moments at which the signers of the present stage are reminded before its deadline. */
function remindersOf(state: ReviewState): readonly Instant[] {
  const { stageDueAt } = state;
  if (stageDueAt === null || !reviewOpen(state)) return [];
  const hours = planOf(state)[state.stageIndex]?.remindHours ?? [];
  return hours.map((before) => addHours(stageDueAt, -before));
}

/** Since when a run is late in a way that must not fall silent; null if it is not, or nobody has been told of it yet. */
function lateSince(
  state: ReviewState,
): { readonly since: Instant; readonly why: 'overdue' | 'objected' } | null {
  const { emergency } = state;
  if (emergency?.outcome === 'objected' && stillPublic(state)) {
    return { since: emergency.requestedAt, why: 'objected' };
  }
  if (!reviewOpen(state)) return null;
  if (emergency?.overdueNoted && emergency.outcome === 'open' && emergency.reviewDueAt !== null) {
    return { since: emergency.reviewDueAt, why: 'overdue' };
  }
  return state.overdueNoted && state.stageDueAt !== null ? { since: state.stageDueAt, why: 'overdue' } : null;
}

/** Something of it went out, or may have, and was not taken down. */
function stillPublic({ publications }: ReviewState): boolean {
  return publications.some(({ status }) => status !== 'rejected' && status !== 'takenDown');
}

/** The first moment after `after` that is a whole number of days past `since`: other decisions in between put nothing off. */
function nextRepeat(since: Instant, after: Instant): Instant {
  const hours = (Date.parse(after) - Date.parse(since)) / 3_600_000;
  return addHours(since, Math.max(1, Math.floor(hours / repeatHours) + 1) * repeatHours);
}
