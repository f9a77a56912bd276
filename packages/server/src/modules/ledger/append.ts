import { ledgerProblems } from '@sanshen/contract/ledger';
import type { Digest } from '@sanshen/domain/kernel';
import {
  type EntryDraft,
  emptyHead,
  type Head,
  type StoredEntry,
  sealEntries,
  sealEntry,
} from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { ledgerSuite } from './suites.ts';

/** Somebody else appended to the stream since the caller read its head. */
export class LedgerConflict extends Problem {
  constructor(stream: string, expected: number) {
    super(ledgerProblems['ledger.conflict'], { stream, expected });
    this.name = 'LedgerConflict';
  }
}

export interface Append extends EntryDraft {
  readonly stream: string;
  /** The head that the caller decided on, from {@link loadHead}; saves the round trip that would load it. */
  readonly head?: Head;
  /** The number of entries that the caller saw; another number now is a conflict. */
  readonly expectedSequence?: number;
}

/** Where an entry was put. */
export interface Appended {
  readonly sequence: number;
  readonly hash: Digest;
}

/**
 * Gives a stream's head and holds its row until the transaction ends, so that the next writer of this stream waits
 * and nobody else does. An empty stream has no row to hold: of two first appends, the later one gets the conflict.
 */
export async function loadHead(trx: Transaction, stream: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select sequence, hash from ledger_stream where stream = ${stream} for update`.execute(trx);
  return rows[0] ?? emptyHead;
}

/** Appends one decision; one round trip when the head is given. Throws {@link LedgerConflict}. */
export async function appendEntry(trx: Transaction, append: Append): Promise<Appended> {
  const { stream, head, expectedSequence, ...draft } = append;
  const from = head ?? (await loadHead(trx, stream));
  if (expectedSequence !== undefined && from.sequence !== expectedSequence) {
    throw new LedgerConflict(stream, expectedSequence);
  }
  const sealed = sealEntry(ledgerSuite(), stream, from, draft);
  await write(trx, from, sealed, [sealed]);
  return { sequence: sealed.sequence, hash: sealed.hash };
}

/**
 * Appends all decisions of one command behind `head`, in one round trip; gives the new head.
 * Throws {@link LedgerConflict} when the stream is no longer at `head`; TypeError for a body that is not JSON.
 */
export async function appendEntries(
  trx: Transaction,
  stream: string,
  head: Head,
  drafts: readonly EntryDraft[],
): Promise<Head> {
  const sealed = sealEntries(ledgerSuite(), stream, head, drafts);
  const last = sealed.at(-1);
  if (last === undefined) return head;
  await write(trx, head, last, sealed);
  return { sequence: last.sequence, hash: last.hash };
}

/** The stream's row is moved only from `head`; entries and queue follow only if it moved. */
async function write(
  trx: Transaction,
  head: Head,
  last: StoredEntry,
  sealed: readonly StoredEntry[],
): Promise<void> {
  const { rows } = await sql`
    with moved as (
      insert into ledger_stream (stream, sequence, hash)
      select ${last.stream}::text, ${last.sequence}::integer, ${last.hash}::text
      where ${head.sequence}::integer = 0
        or exists (select from ledger_stream where stream = ${last.stream}::text)
      on conflict (stream) do update set sequence = excluded.sequence, hash = excluded.hash
        where ledger_stream.sequence = ${head.sequence}::integer and ledger_stream.hash = ${head.hash}::text
      returning stream
    ), entry as (
      insert into ledger_entry (stream, sequence, hash, text)
      select moved.stream, added.sequence, added.hash, added.text
      from moved, unnest(
        ${sealed.map((one) => one.sequence)}::integer[],
        ${sealed.map((one) => one.hash)}::text[],
        ${sealed.map((one) => one.text)}::text[]
      ) as added (sequence, hash, text)
      returning stream, sequence
    )
    insert into ledger_unsequenced (stream, sequence)
    select stream, sequence from entry order by sequence
    returning id`.execute(trx);
  if (rows.length !== sealed.length) throw new LedgerConflict(last.stream, head.sequence);
}
