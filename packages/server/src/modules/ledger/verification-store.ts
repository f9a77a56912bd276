import type { Instant, Json } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { Verified } from './verify-ledger.ts';

export interface VerificationRow {
  readonly at: Instant;
  readonly size: number;
  readonly entries: number;
  readonly milliseconds: number;
  readonly problem: Json;
}

/** Keeps what a verification found. */
export async function recordVerification(
  db: Database,
  at: Instant,
  milliseconds: number,
  verified: Verified,
): Promise<void> {
  const entries = verified.ok ? verified.summary.entries : verified.entries;
  const size = verified.ok ? entries - verified.summary.waiting : entries;
  const streams = verified.ok ? verified.summary.streams : 0;
  const problem = verified.ok ? null : JSON.stringify(verified.problem);
  await sql`insert into ledger_verification (verification_id, at, size, entries, streams, milliseconds, problem)
    values (${newId()}, ${at}, ${size}, ${entries}, ${streams}, ${milliseconds}, ${problem})`.execute(db);
}

/** What the last verification found; null when there was none. */
export async function lastVerification(db: Database): Promise<VerificationRow | null> {
  const { rows } = await sql<VerificationRow>`
    select at, size, entries, milliseconds, problem from ledger_verification order by at desc limit 1`.execute(
    db,
  );
  return rows[0] ?? null;
}
