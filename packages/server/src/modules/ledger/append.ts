import { ledgerProblems } from '@sanshen/contract/ledger';
import type { Digest } from '@sanshen/domain/kernel';
import { type EntryDraft, emptyHead, type Head, type StoredEntry, sealEntries } from '@sanshen/domain/ledger';
import { type CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { organizationOf } from './stream-organization.ts';
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
  const { sequence, hash } = await appendEntries(trx, stream, from, [draft]);
  if (hash === null) throw new TypeError('an entry without a hash');
  return { sequence, hash };
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
  const [first, ...more] = drafts;
  if (first === undefined) return head;
  const append = prepareAppend(trx, stream, head, first, ...more);
  append.settle(await trx.executeQuery(append.statement));
  return append.head;
}

/** An append as a statement, for a caller that sends it together with others. */
export interface PreparedAppend {
  readonly statement: CompiledQuery<unknown>;
  /** Where the stream ends once the statement has run. */
  readonly head: Head;
  /** To be given what the statement gave. Throws {@link LedgerConflict}. */
  readonly settle: (result: QueryResult<unknown>) => void;
}

/** As {@link appendEntries}, without sending anything. */
export function prepareAppend(
  trx: Transaction,
  stream: string,
  head: Head,
  ...drafts: readonly [EntryDraft, ...EntryDraft[]]
): PreparedAppend {
  const sealed = sealEntries(ledgerSuite(), stream, head, drafts);
  const last = sealed.at(-1);
  if (last === undefined) throw new RangeError('nothing to append');
  return {
    statement: appendStatement(head, last, sealed, drafts).compile(trx),
    head: { sequence: last.sequence, hash: last.hash },
    settle: ({ rows }) => {
      if (rows.length !== sealed.length) throw new LedgerConflict(stream, head.sequence);
    },
  };
}

/**
 * The stream's row is moved only from `head`; entries and queue follow only if it moved. What finds an entry stands in columns beside its
 * text; its organisation comes from the stream's row, so that only a stream's first entry has to tell it.
 */
function appendStatement(
  head: Head,
  last: StoredEntry,
  sealed: readonly StoredEntry[],
  drafts: readonly [EntryDraft, ...EntryDraft[]],
): RawBuilder<unknown> {
  const organization = head.sequence === 0 ? organizationOf(last.stream, drafts[0]) : null;
  return sql`
    with moved as (
      insert into ledger_stream (stream, sequence, hash, organization_id)
      select ${last.stream}::text, ${last.sequence}::integer, ${last.hash}::text, ${organization}::text
      where ${head.sequence}::integer = 0
        or exists (select from ledger_stream where stream = ${last.stream}::text)
      on conflict (stream) do update set sequence = excluded.sequence, hash = excluded.hash
        where ledger_stream.sequence = ${head.sequence}::integer and ledger_stream.hash = ${head.hash}::text
      returning stream, organization_id
    ), entry as (
      insert into ledger_entry (stream, sequence, hash, text, at, actor_id, kind, organization_id)
      select moved.stream, added.sequence, added.hash, added.text, added.at, added.actor, added.kind, moved.organization_id
      from moved, unnest(
        ${sealed.map((one) => one.sequence)}::integer[],
        ${sealed.map((one) => one.hash)}::text[],
        ${sealed.map((one) => one.text)}::text[],
        ${drafts.map((one) => one.at)}::timestamptz[],
        ${drafts.map((one) => one.actor.person)}::text[],
        ${drafts.map((one) => one.kind)}::text[]
      ) as added (sequence, hash, text, at, actor, kind)
      returning stream, sequence
    )
    insert into ledger_unsequenced (stream, sequence)
    select stream, sequence from entry order by sequence
    returning id`;
}
