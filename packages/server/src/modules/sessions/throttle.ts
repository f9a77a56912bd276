import { createHash } from 'node:crypto';
import { sessionProblems } from '@sanshen/contract/session';
import { addHours } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';

interface Limit {
  /** Failures that cost nothing. */
  readonly free: number;
  /** Seconds of the first wait; each further failure doubles it. */
  readonly firstWait: number;
}

const byName: Limit = { free: 5, firstWait: 15 };
// A whole office may share one address.
const byAddress: Limit = { free: 50, firstWait: 15 };
/** A wait never gets longer: a stranger who guesses must not lock a person out for good. */
const longestWait = 900;
/** Failures are forgotten after this many hours without another. */
const forgetHours = 24;

export interface Attempt {
  readonly name: string;
  readonly address: string;
}

function subjects(attempt: Attempt): { subject: string; limit: Limit }[] {
  const hash = (kind: string, value: string) => `${kind}:${createHash('sha256').update(value).digest('hex')}`;
  return [
    { subject: hash('name', attempt.name), limit: byName },
    { subject: hash('address', attempt.address), limit: byAddress },
  ];
}

/**
 * Counts an attempt as failed before it is tried, so that many at once cannot slip through together.
 * Throws `session.throttled` with the seconds to wait, while a wait is on; that attempt is not counted.
 */
export async function countAttempt(db: Database, clock: Clock, attempt: Attempt): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    for (const { subject, limit } of subjects(attempt)) {
      const row = await trx
        .insertInto('login_failure')
        .values({ subject, failures: 0, last_at: now, blocked_until: null })
        .onConflict((conflict) => conflict.column('subject').doUpdateSet({ subject }))
        .returning(['failures', 'last_at', 'blocked_until'])
        .executeTakeFirstOrThrow();
      if (row.blocked_until !== null && row.blocked_until > now) {
        const seconds = Math.ceil((Date.parse(row.blocked_until) - Date.parse(now)) / 1000);
        throw new Problem(sessionProblems['session.throttled'], { seconds });
      }
      const failures = row.last_at < addHours(now, -forgetHours) ? 1 : row.failures + 1;
      await trx
        .updateTable('login_failure')
        .set({ failures, last_at: now, blocked_until: blockedUntil(now, failures, limit) })
        .where('subject', '=', subject)
        .execute();
    }
  });
}

function blockedUntil(now: ReturnType<Clock['now']>, failures: number, limit: Limit) {
  if (failures < limit.free) return null;
  const seconds = Math.min(longestWait, limit.firstWait * 2 ** Math.min(20, failures - limit.free));
  return addHours(now, seconds / 3600);
}

/** After a right password: forgets the failures of the name and takes the attempt back from the address. */
export async function forgetFailures(db: Database, attempt: Attempt): Promise<void> {
  const [name, address] = subjects(attempt);
  await db
    .deleteFrom('login_failure')
    .where('subject', '=', name?.subject ?? '')
    .execute();
  await db
    .updateTable('login_failure')
    .set({ failures: sql<number>`greatest(failures - 1, 0)`, blocked_until: null })
    .where('subject', '=', address?.subject ?? '')
    .execute();
}

/** Deletes what is forgotten anyway. */
export async function purgeFailures(db: Database, clock: Clock): Promise<void> {
  await db.deleteFrom('login_failure').where('last_at', '<', addHours(clock.now(), -forgetHours)).execute();
}
