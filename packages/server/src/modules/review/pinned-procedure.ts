import { createHash } from 'node:crypto';
import { canonicalJson } from '@sanshen/domain/kernel';
import type { PinnedProcedure } from '@sanshen/domain/policy';
import type { CompiledQuery } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { toJson } from '../../platform/db/database.ts';

// Pins are content-addressed and never change, so one process may keep them for good.
const known = new Map<string, PinnedProcedure>();

/** The name of a pinned procedure: the digest of what is pinned. */
export function pinOf(pinned: PinnedProcedure): string {
  return `sha256:${createHash('sha256').update(canonicalJson(pinned)).digest('hex')}`;
}

/**
 * The statement that keeps a pinned procedure under its pin; nothing happens if it is there. Asked of the database every time: what this process has read
 * may have been written by a transaction that was undone.
 */
export function keepPinned(trx: Transaction, pin: string, pinned: PinnedProcedure): CompiledQuery {
  return trx
    .insertInto('pinned_procedure')
    .values({ pin, body: toJson(pinned) })
    .onConflict((conflict) => conflict.column('pin').doNothing())
    .compile();
}

/** The procedure of a pin. Throws if the database lost it, or holds another one under its name. */
export async function loadPinned(db: Database | Transaction, pin: string): Promise<PinnedProcedure> {
  const kept = known.get(pin);
  if (kept !== undefined) return kept;
  const row = await db
    .selectFrom('pinned_procedure')
    .select('body')
    .where('pin', '=', pin)
    .executeTakeFirstOrThrow();
  // Written by keepPinned from the same type.
  const pinned = row.body as unknown as PinnedProcedure;
  if (pinOf(pinned) !== pin) throw new Error(`the procedure kept as ${pin} is another one`);
  known.set(pin, pinned);
  return pinned;
}
