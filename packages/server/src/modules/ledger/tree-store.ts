import type { Digest, Instant } from '@sanshen/domain/kernel';
import {
  digestBytes,
  type NodeAddress,
  type StoredEntry,
  type TreeNode,
  treeHasher,
} from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { ledgerSuite } from './suites.ts';

type Reader = Database | Transaction;

export interface QueuedEntry {
  readonly id: number;
  readonly stream: string;
  readonly sequence: number;
  readonly hash: Digest;
}

export interface CheckpointRow {
  readonly size: number;
  readonly note: string;
  readonly at: Instant;
}

/** The newest checkpoint; null while the tree is empty. */
export async function loadCheckpoint(db: Reader): Promise<CheckpointRow | null> {
  const { rows } = await sql<CheckpointRow>`
    select size, note, at from ledger_checkpoint order by size desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The oldest entries that wait for the tree, in an order in which no stream overtakes itself. */
export async function loadQueue(trx: Transaction, limit: number): Promise<readonly QueuedEntry[]> {
  const { rows } = await sql<QueuedEntry>`
    select queued.id, queued.stream, queued.sequence, entry.hash
    from (select * from ledger_unsequenced order by id limit ${limit}) queued
    join ledger_entry entry using (stream, sequence) order by queued.id`.execute(trx);
  return rows;
}

/** Adds leaves from number `first` on, with the nodes that they completed, and takes them out of the queue. */
export async function storeLeaves(
  trx: Transaction,
  first: number,
  queued: readonly QueuedEntry[],
  nodes: readonly TreeNode[],
): Promise<void> {
  await sql`insert into ledger_leaf (leaf, stream, sequence, hash)
    select * from unnest(
      ${queued.map((_, index) => first + index)}::bigint[],
      ${queued.map((one) => one.stream)}::text[],
      ${queued.map((one) => one.sequence)}::integer[],
      ${queued.map((one) => one.hash)}::text[])`.execute(trx);
  await sql`insert into ledger_node (ends, level, hash)
    select ends, level, decode(hash, 'hex') from unnest(
      ${nodes.map(nodeEnd)}::bigint[],
      ${nodes.map((node) => node.level)}::integer[],
      ${nodes.map((node) => node.hash.toHex())}::text[]) as node (ends, level, hash)`.execute(trx);
  await sql`delete from ledger_unsequenced where id = any(${queued.map((one) => one.id)}::bigint[])`.execute(
    trx,
  );
}

/** Adds a signed checkpoint. */
export async function storeCheckpoint(trx: Transaction, row: CheckpointRow): Promise<void> {
  await sql`insert into ledger_checkpoint (size, note, at)
    values (${row.size}, ${row.note}, ${row.at})`.execute(trx);
}

/** Reads the named nodes, level 0 from the leaves, in two round trips whatever their number; gives a look-up. */
export async function loadNodes(
  db: Reader,
  addresses: readonly NodeAddress[],
): Promise<(address: NodeAddress) => Uint8Array | undefined> {
  const hasher = treeHasher(ledgerSuite().hash);
  const leaves = addresses.filter((address) => address.level === 0).map((address) => address.position);
  const inner = addresses.filter((address) => address.level > 0);
  const found = new Map<string, Uint8Array>();
  if (leaves.length > 0) {
    const { rows } = await sql<{ leaf: number; hash: Digest }>`
      select leaf, hash from ledger_leaf where leaf = any(${leaves}::bigint[])`.execute(db);
    for (const row of rows) found.set(`0/${row.leaf + 1}`, hasher.leaf(digestBytes(row.hash)));
  }
  if (inner.length > 0) {
    const { rows } = await sql<{ ends: number; level: number; hash: Buffer }>`
      select node.ends, node.level, node.hash from ledger_node node
      join unnest(${inner.map(nodeEnd)}::bigint[], ${inner.map((node) => node.level)}::integer[]) as wanted (ends, level)
        using (ends, level)`.execute(db);
    for (const row of rows) found.set(`${row.level}/${row.ends}`, row.hash);
  }
  return (address) => found.get(`${address.level}/${nodeEnd(address)}`);
}

/** Entries of a stream after `after`, oldest first. */
export async function loadEntries(
  db: Reader,
  stream: string,
  after: number,
  limit: number,
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select stream, sequence, hash, text from ledger_entry
    where stream = ${stream} and sequence > ${after} order by sequence limit ${limit}`.execute(db);
  return rows;
}

/** One entry with its leaf, which is null while it waits for the tree; null when there is no such entry. */
export async function loadEntry(
  db: Reader,
  stream: string,
  sequence: number,
): Promise<{ readonly entry: StoredEntry; readonly leaf: number | null } | null> {
  const { rows } = await sql<StoredEntry & { leaf: number | null }>`
    select entry.stream, entry.sequence, entry.hash, entry.text, leaf.leaf
    from ledger_entry entry left join ledger_leaf leaf using (stream, sequence)
    where stream = ${stream} and sequence = ${sequence}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { leaf, ...entry } = row;
  return { entry, leaf };
}

/** Committed entries that wait for the tree. */
export async function countWaiting(db: Reader): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from ledger_unsequenced`.execute(db);
  return rows[0]?.waiting ?? 0;
}

/** The number of leaves at which a node became complete: how the table finds it. */
export function nodeEnd(node: NodeAddress): number {
  return (node.position + 1) * 2 ** node.level;
}
