import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Facts, ReviewEvent, ReviewState } from '@sanshen/domain/review';
import type { CompiledQuery } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import { together } from '../../platform/db/round-trips.ts';
import { insertManuscript, type ManuscriptSummary, updateManuscript } from './manuscript-store.ts';
import type { NotificationRow } from './notification-rows.ts';
import { projectFindings } from './project-findings.ts';
import { nextChase, projectTasks } from './project-tasks.ts';
import { remindersAfter } from './reminders.ts';

/** A decision as its projections need it. */
export interface Projected {
  readonly before: ReviewState;
  readonly after: ReviewState;
  readonly events: readonly ReviewEvent[];
  readonly root: OrganizationId;
  readonly facts: Pick<Facts, 'now' | 'scopes'>;
  /** What lists show of a new text; null when the text is the same. */
  readonly summary: ManuscriptSummary | null;
}

/** Writes what screens read of a decision: the manuscript's row, the seats that wait, the findings. */
export async function projectDecision(trx: Transaction, decision: Projected): Promise<void> {
  await together(trx, projectionOf(trx, decision));
}

/** The statements of {@link projectDecision} and of what is told of it, for a caller that sends them together with others. */
export function projectionOf(
  trx: Transaction,
  decision: Projected,
  told: readonly NotificationRow[] = [],
): CompiledQuery<unknown>[] {
  const { before, after, events, root, facts, summary } = decision;
  const { now } = facts;
  return [
    ...(before.phase === 'unborn'
      ? [insertManuscript(trx, after, root, now)]
      : updateManuscript(trx, before, after, summary, chaseAt(after, now), now)),
    ...projectTasks(trx, before, after, root, facts, told),
    ...projectFindings(trx, after, root, events, now),
  ];
}

/** When a run has to be looked at next: its next reminder or deadline. */
export function chaseAt(state: ReviewState, now: Instant): Instant | null {
  return nextChase(state, now, remindersAfter(state, now));
}
