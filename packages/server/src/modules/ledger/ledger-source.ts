import type { Digest } from '@sanshen/domain/kernel';
import type { NoteKey, ReadEntry, StoredEntry, StoredLeaf } from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import { type LedgerIdentity, loadIdentity, loadKeys } from './identity.ts';

/** The text of an entry, decoded if the reader left that out. */
export function textOf({ text }: Pick<ReadEntry, 'text'>): string {
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}

/** Where a ledger is read from, from beginning to end: the database or a file. */
export interface LedgerSource {
  /** Null when there is no ledger yet. */
  readonly identity: LedgerIdentity | null;
  readonly keys: readonly NoteKey[];
  /** The ledger's own checkpoints as signed notes. */
  readonly checkpoints: readonly string[];
  /** Everything in the tree, in its order, in batches. */
  leaves(): AsyncIterable<readonly StoredLeaf[]>;
  /** What waits for the tree, in the order it was written. */
  waiting(): AsyncIterable<readonly ReadEntry[]>;
  /** What only a database has and a verifier can check on top. */
  readonly extras?: SourceExtras;
}

export interface SourceExtras {
  /** The ends of all streams as their rows say. */
  heads(): AsyncIterable<readonly StreamHead[]>;
  /** Hashes of all stored nodes that became complete with leaf `from` to `to` (outside), in order, in one piece. */
  nodes(from: number, to: number): Promise<Uint8Array>;
  /** Tells whether an entry exists somewhere. */
  has(stream: string, sequence: number): Promise<boolean>;
  /** An entry that is neither in the tree nor in the queue; null when there is none. */
  strayEntry(): Promise<{ readonly stream: string; readonly sequence: number } | null>;
}

export interface StreamHead {
  readonly stream: string;
  readonly sequence: number;
  readonly hash: Digest;
}

interface LeafRow {
  readonly leaf: number;
  readonly stream: string;
  readonly sequence: number;
  readonly leaf_hash: Digest;
  readonly hash: Digest | null;
  readonly text: string | null;
}

/** Rows of one fetch: large enough that the round trip doesn't count, small enough to stay in the cache. */
const fetchSize = 2000;

/**
 * The ledger in the database as one transaction sees it; the transaction must be repeatable read, so that nothing moves
 * meanwhile. Reads through cursors: memory does not grow with the ledger.
 */
export async function databaseSource(trx: Transaction): Promise<LedgerSource> {
  await sql`set local statement_timeout = 0`.execute(trx);
  const checkpoints = await sql<{ note: string }>`select note from ledger_checkpoint order by size`.execute(
    trx,
  );
  return {
    identity: await loadIdentity(trx),
    keys: await loadKeys(trx),
    checkpoints: checkpoints.rows.map((row) => row.note),
    leaves: async function* () {
      const rows = cursor<LeafRow>(trx, 'ledger_leaves', leavesQuery);
      for await (const batch of rows) yield batch.map(leafOf);
    },
    waiting: () => cursor<StoredEntry>(trx, 'ledger_waiting', waitingQuery),
    extras: {
      heads: () =>
        cursor<StreamHead>(trx, 'ledger_heads', 'select stream, sequence, hash from ledger_stream'),
      nodes: (from, to) => nodesBetween(trx, from, to),
      has: (stream, sequence) => entryExists(trx, stream, sequence),
      strayEntry: () => findStray(trx),
    },
  };
}

const leavesQuery = `select leaf.leaf, leaf.stream, leaf.sequence, leaf.hash as leaf_hash, entry.hash, entry.text
  from ledger_leaf leaf left join ledger_entry entry using (stream, sequence) order by leaf.leaf`;

const waitingQuery = `select entry.stream, entry.sequence, entry.hash, entry.text
  from ledger_unsequenced queued join ledger_entry entry using (stream, sequence) order by queued.id`;

async function* cursor<Row>(trx: Transaction, name: string, query: string): AsyncGenerator<readonly Row[]> {
  const fetch = () => {
    const batch = sql.raw<Row>(`fetch ${fetchSize} from ${name}`).execute(trx);
    // A failure is told when the batch is awaited, which may be later than Node would wait for it.
    batch.catch(() => {});
    return batch;
  };
  await sql.raw(`declare ${name} no scroll cursor for ${query}`).execute(trx);
  // The database fetches the next batch while the caller works on this one.
  let next = fetch();
  try {
    for (;;) {
      const { rows } = await next;
      const last = rows.length < fetchSize;
      if (!last) next = fetch();
      if (rows.length > 0) yield rows;
      if (last) return;
    }
  } finally {
    const close = () => sql.raw(`close ${name}`).execute(trx);
    await next.then(close, () => undefined);
  }
}

function leafOf(row: LeafRow): StoredLeaf {
  const { leaf, stream, sequence, leaf_hash, hash, text } = row;
  const entry = hash === null || text === null ? null : { stream, sequence, hash, text };
  return { index: leaf, stream, sequence, hash: leaf_hash, entry };
}

async function nodesBetween(trx: Transaction, from: number, to: number): Promise<Uint8Array> {
  const { rows } = await sql<{ hashes: Buffer | null }>`
    select string_agg(hash, ''::bytea order by ends, level) as hashes from ledger_node
    where ends > ${from} and ends <= ${to}`.execute(trx);
  return rows[0]?.hashes ?? new Uint8Array();
}

async function entryExists(trx: Transaction, stream: string, sequence: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ledger_entry where stream = ${stream} and sequence = ${sequence}`.execute(trx);
  return rows.length > 0;
}

async function findStray(trx: Transaction): Promise<{ stream: string; sequence: number } | null> {
  const { rows } = await sql<{ stream: string; sequence: number }>`
    select stream, sequence from ledger_entry
    except (select stream, sequence from ledger_leaf union all select stream, sequence from ledger_unsequenced)
    order by stream, sequence limit 1`.execute(trx);
  return rows[0] ?? null;
}
