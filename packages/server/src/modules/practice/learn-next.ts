import { addHours, type Instant, type PersonId } from '@sanshen/domain/kernel';
import { addScores, type KindScore, realScores, toLearn } from '@sanshen/domain/practice';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { catchRates } from './catch-rates.ts';
import { type PracticeSession, sessionsOf } from './store.ts';

/** How far back real work is looked at. */
export const catchDays = 365;

/** The end of a period that takes in what happens at this very moment. */
export const untilNow = (now: Instant): Instant => addHours(now, 1);

/** What a person met, kind by kind: planted for him, and found or passed in the real work of a year. */
export async function metKinds(
  db: Database | Transaction,
  person: PersonId,
  sessions: readonly PracticeSession[],
  now: Instant,
): Promise<readonly KindScore[]> {
  const real = await catchRates(db, { person }, addHours(now, -catchDays * 24), untilNow(now));
  return addScores([
    ...sessions.flatMap(({ done }) => (done === null ? [] : [done.score.byKind])),
    realScores(real.byKind),
  ]);
}

/** Kinds for a person's training plan: those he missed most often, in practice and real work together. His own figures, for his own plan only. */
export async function learnNext(
  db: Database | Transaction,
  person: PersonId,
  now: Instant,
): Promise<readonly KindScore[]> {
  return toLearn(await metKinds(db, person, await sessionsOf(db, person), now));
}
