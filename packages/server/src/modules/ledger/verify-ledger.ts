import {
  type HeldCheckpoint,
  type LedgerProblem,
  type LedgerSummary,
  LedgerVerifier,
  ledgerProblem,
  type NoteKey,
  type StoredLeaf,
  type TreeNode,
} from '@sanshen/domain/ledger';
import type { Database } from '../../platform/db/database.ts';
import { databaseSource, type LedgerSource, type SourceExtras } from './ledger-source.ts';
import { suites } from './suites.ts';

export interface VerifyOptions {
  /** Checkpoints that somebody else kept, as signed notes. */
  readonly witnesses?: readonly string[];
  /** Keys that the caller trusts; the ledger's own when absent, which only proves that it is consistent. */
  readonly keys?: readonly NoteKey[];
  /** Called after each batch with the number of entries verified so far. */
  readonly onProgress?: (entries: number) => void;
}

export type Verified =
  | { readonly ok: true; readonly summary: LedgerSummary }
  | { readonly ok: false; readonly problem: LedgerProblem; readonly entries: number };

/** Verifies the ledger in the database as it is at this moment; appends go on meanwhile. */
export function verifyDatabase(db: Database, options: VerifyOptions = {}): Promise<Verified> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => verifySource(await databaseSource(trx), options));
}

/** Verifies a whole ledger as it streams by; names the first thing that doesn't hold. */
export async function verifySource(source: LedgerSource, options: VerifyOptions = {}): Promise<Verified> {
  const { identity } = source;
  if (identity === null) return { ok: true, summary: emptySummary };
  const own = source.checkpoints.map((note): HeldCheckpoint => ({ note, from: 'ledger' }));
  const kept = (options.witnesses ?? []).map((note): HeldCheckpoint => ({ note, from: 'witness' }));
  const verifier = new LedgerVerifier({
    suites,
    ...identity,
    keys: options.keys ?? source.keys,
    checkpoints: [...own, ...kept],
  });
  const run: Run = { verifier, entries: 0, extras: source.extras, onProgress: options.onProgress };
  const problem =
    verifier.start() ??
    (await verifyLeaves(run, source)) ??
    verifier.treeEnd() ??
    (await verifyRest(run, source));
  if (problem === undefined) return { ok: true, summary: verifier.summary() };
  return { ok: false, problem: await nameMoved(problem, source.extras), entries: run.entries };
}

interface Run {
  readonly verifier: LedgerVerifier;
  readonly extras: SourceExtras | undefined;
  readonly onProgress: VerifyOptions['onProgress'];
  entries: number;
}

const emptySummary: LedgerSummary = {
  entries: 0,
  waiting: 0,
  streams: 0,
  checkpoints: 0,
  root: suites['ed25519-sha256'].hash(''),
};

async function verifyLeaves(run: Run, source: LedgerSource): Promise<LedgerProblem | undefined> {
  for await (const batch of source.leaves()) {
    const nodes: TreeNode[] = [];
    for (const leaf of batch) {
      const problem = run.verifier.leaf(leaf, (node) => nodes.push(node));
      if (problem !== undefined) return problem;
    }
    const problem = run.extras && (await compareNodes(run.extras, batch, nodes));
    if (problem !== undefined) return problem;
    run.entries += batch.length;
    run.onProgress?.(run.entries);
  }
  return undefined;
}

/** Stored nodes are only for proofs, but a wrong one would make a true entry look forged. */
async function compareNodes(
  extras: SourceExtras,
  batch: readonly StoredLeaf[],
  nodes: readonly TreeNode[],
): Promise<LedgerProblem | undefined> {
  const from = batch[0]?.index ?? 0;
  const stored = await extras.nodes(from, from + batch.length);
  const computed = Buffer.concat(nodes.map((node) => node.hash));
  return computed.equals(stored) ? undefined : ledgerProblem('nodesDiffer', { leaf: from });
}

async function verifyRest(run: Run, source: LedgerSource): Promise<LedgerProblem | undefined> {
  for await (const batch of source.waiting()) {
    for (const entry of batch) {
      const problem = run.verifier.waiting(entry);
      if (problem !== undefined) return problem;
    }
    run.entries += batch.length;
    run.onProgress?.(run.entries);
  }
  if (run.extras === undefined) return undefined;
  const stray = await run.extras.strayEntry();
  if (stray !== null) return ledgerProblem('notQueued', stray);
  for await (const batch of run.extras.heads()) {
    for (const head of batch) {
      const problem = run.verifier.head(head.stream, head.sequence, head.hash);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

/** An entry that is missing in its place but stands elsewhere was moved, not removed. */
async function nameMoved(problem: LedgerProblem, extras: SourceExtras | undefined): Promise<LedgerProblem> {
  const { stream, sequence } = problem.place;
  if (problem.code !== 'ledger.entryMissing' || stream === undefined || sequence === undefined)
    return problem;
  const moved = (await extras?.has(stream, sequence)) ?? false;
  return moved ? ledgerProblem('orderChanged', problem.place) : problem;
}
