import {
  type Checkpoint,
  CompactTree,
  digestBytes,
  frontier,
  openCheckpoint,
  sameBytes,
  signCheckpoint,
  type TreeNode,
  treeHasher,
} from '@sanshen/domain/ledger';
import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { loadIdentity } from './identity.ts';
import type { KeyStore } from './key-store.ts';
import { ledgerSuite, suites } from './suites.ts';
import { loadCheckpoint, loadNodes, loadQueue, storeCheckpoint, storeLeaves } from './tree-store.ts';

/** What the sequencer works with. */
export interface SequencerContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly keys: KeyStore;
}

/** Leaves added in one transaction at most: one checkpoint is signed over each batch. */
const batchSize = 5000;
// One number for all processes: the tree grows in one place at a time.
const sequencerLock = 7_303_024;

/**
 * Puts every committed entry that waits into the tree and signs a checkpoint over each batch; gives how many it added.
 * Only one process does this at a time: `wait` waits for the other one to finish, otherwise the answer is 0 at once.
 * Business transactions never wait for it. Throws when the stored tree contradicts its last signed checkpoint.
 */
export async function sequenceLedger(context: SequencerContext, wait = false): Promise<number> {
  let added = 0;
  for (;;) {
    const batch = await context.db.transaction().execute((trx) => sequenceBatch(trx, context, wait));
    added += batch;
    if (batch < batchSize) return added;
  }
}

async function sequenceBatch(trx: Transaction, context: SequencerContext, wait: boolean): Promise<number> {
  if (!(await takeLock(trx, wait))) return 0;
  const queued = await loadQueue(trx, batchSize);
  const identity = await loadIdentity(trx);
  if (queued.length === 0 || identity === null) return 0;
  const hasher = treeHasher(ledgerSuite().hash);
  const tree = await resumeTree(trx, context.keys);
  const first = tree.size;
  const nodes: TreeNode[] = [];
  for (const one of queued) tree.append(hasher.leaf(digestBytes(one.hash)), (node) => nodes.push(node));
  await storeLeaves(trx, first, queued, nodes);
  const checkpoint: Checkpoint = { origin: identity.origin, size: tree.size, root: tree.root() };
  const note = signCheckpoint(checkpoint, [context.keys.signer]);
  await storeCheckpoint(trx, { size: tree.size, note, at: context.clock.now() });
  await announce(trx, { kind: 'ledger', id: String(tree.size) });
  return queued.length;
}

async function takeLock(trx: Transaction, wait: boolean): Promise<boolean> {
  if (wait) {
    await sql`select pg_advisory_xact_lock(${sequencerLock})`.execute(trx);
    return true;
  }
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${sequencerLock}) as taken`.execute(trx);
  return rows[0]?.taken ?? false;
}

/** The tree as it stands, from O(log n) nodes. A tree that was tampered with must not get a fresh signature. */
async function resumeTree(trx: Transaction, keys: KeyStore): Promise<CompactTree> {
  const hasher = treeHasher(ledgerSuite().hash);
  const last = await loadCheckpoint(trx);
  if (last === null) return new CompactTree(hasher);
  const addresses = frontier(last.size);
  const nodeAt = await loadNodes(trx, addresses);
  const roots = addresses.map((address) => {
    const hash = nodeAt(address);
    if (hash === undefined)
      throw new Error(`the ledger's tree lacks node ${address.level}/${address.position}`);
    return hash;
  });
  const tree = new CompactTree(hasher, last.size, roots);
  const opened = openCheckpoint(suites, keys.publicKeys(), last.note);
  if (!opened.ok || opened.checkpoint.size !== last.size || !sameBytes(opened.checkpoint.root, tree.root())) {
    throw new Error(
      `the ledger's tree contradicts its checkpoint of size ${last.size}; nothing more is signed`,
    );
  }
  return tree;
}

/**
 * Fills the queue anew from what has no leaf, after a restore or a repair; gives how many entries wait now.
 * Appends wait while it runs.
 */
export async function rebuildQueue(db: Database): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await sql`lock table ledger_unsequenced in exclusive mode`.execute(trx);
    await sql`delete from ledger_unsequenced`.execute(trx);
    const { rows } = await sql`
      insert into ledger_unsequenced (stream, sequence)
      select stream, sequence from ledger_entry entry
      where not exists (select from ledger_leaf leaf
        where leaf.stream = entry.stream and leaf.sequence = entry.sequence)
      order by stream, sequence returning id`.execute(trx);
    return rows.length;
  });
}
