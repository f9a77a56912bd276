import { ledgerProblems } from '@sanshen/contract/ledger';
import {
  consistencyRanges,
  type EntryProof,
  formatKey,
  inclusionRanges,
  type LeafRange,
  nodesOf,
  proofFrom,
  treeHasher,
  type Witness,
} from '@sanshen/domain/ledger';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { loadKeys } from './identity.ts';
import { ledgerSuite } from './suites.ts';
import { type CheckpointRow, loadCheckpoint, loadEntry, loadNodes } from './tree-store.ts';

type Reader = Database | Transaction;

/** The newest checkpoint. Throws `ledger.noCheckpoint` while nothing is in the tree. */
export async function latestCheckpoint(db: Reader): Promise<CheckpointRow> {
  const last = await loadCheckpoint(db);
  if (last === null) throw new Problem(ledgerProblems['ledger.noCheckpoint']);
  return last;
}

/**
 * The proof that one entry is in the ledger, under its newest checkpoint.
 * Throws `ledger.streamClosed` when there is no such entry, `ledger.notSequenced` while it waits for the tree.
 */
export async function inclusionProof(db: Reader, stream: string, sequence: number): Promise<EntryProof> {
  const found = await loadEntry(db, stream, sequence);
  if (found === null) throw new Problem(ledgerProblems['ledger.streamClosed']);
  const last = await loadCheckpoint(db);
  if (found.leaf === null || last === null || found.leaf >= last.size) {
    throw new Problem(ledgerProblems['ledger.notSequenced']);
  }
  const inclusion = await prove(db, inclusionRanges(found.leaf, last.size));
  return {
    format: 'sanshen-inclusion/1',
    entry: found.entry,
    leaf: found.leaf,
    inclusion,
    checkpoint: last.note,
  };
}

/** Base64 hashes that prove that the ledger of `newer` entries extends the one of `older`. Throws `ledger.sizeUnknown`. */
export async function consistencyProof(db: Reader, older: number, newer: number): Promise<string[]> {
  const size = (await loadCheckpoint(db))?.size ?? 0;
  if (older > newer || newer > size) throw new Problem(ledgerProblems['ledger.sizeUnknown'], { size });
  return prove(db, consistencyRanges(older, newer));
}

/**
 * What a superior or a file share keeps: the newest checkpoint with the proof that it extends the one of size `since`
 * (0: none). Throws `ledger.noCheckpoint`, `ledger.sizeUnknown`.
 */
export async function exportWitness(db: Reader, since = 0): Promise<Witness> {
  const last = await latestCheckpoint(db);
  if (since > last.size) throw new Problem(ledgerProblems['ledger.sizeUnknown'], { size: last.size });
  const [consistency, keys] = [await prove(db, consistencyRanges(since, last.size)), await loadKeys(db)];
  return {
    format: 'sanshen-witness/1',
    checkpoint: last.note,
    keys: keys.map(formatKey),
    since,
    consistency,
  };
}

async function prove(db: Reader, ranges: readonly LeafRange[]): Promise<string[]> {
  const nodeAt = await loadNodes(db, nodesOf(ranges));
  return proofFrom(treeHasher(ledgerSuite().hash), ranges, nodeAt).map((hash) => hash.toBase64());
}
