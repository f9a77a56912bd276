import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { parseEntry, type StoredEntry } from './entry.ts';
import { treeHasher } from './merkle.ts';
import { fromBase64, type NoteKey } from './note.ts';
import { type LedgerProblem, ledgerProblem } from './problem.ts';
import { verifyConsistency, verifyInclusion } from './proof.ts';
import { digestBytes, digestOf, hashFor, type Suites } from './suite.ts';
import { unopened } from './verify-ledger.ts';

/** What a superior or a file share keeps: a checkpoint, and the proof that it extends the one kept before. */
export interface Witness {
  readonly format: 'sanshen-witness/1';
  /** The checkpoint as a signed note. */
  readonly checkpoint: string;
  /** The ledger's public keys, for the first time; later ones are checked with the keys kept then. */
  readonly keys: readonly string[];
  /** The size that `consistency` starts from; 0 when there is none before. */
  readonly since: number;
  /** Base64 hashes of the consistency proof (RFC 6962 §2.1.2). */
  readonly consistency: readonly string[];
}

/** The proof that one entry is in the ledger, to be verified without it. */
export interface EntryProof {
  readonly format: 'sanshen-inclusion/1';
  readonly entry: StoredEntry;
  readonly leaf: number;
  /** Base64 hashes of the inclusion proof (RFC 6962 §2.1.1). */
  readonly inclusion: readonly string[];
  readonly checkpoint: string;
}

/** Checks a newer witness against the one kept before (or none) with keys that the holder trusts; gives its checkpoint. */
export function verifyWitness(
  suites: Suites,
  keys: readonly NoteKey[],
  older: Witness | undefined,
  newer: Witness,
): LedgerProblem | Checkpoint {
  const opened = openCheckpoint(suites, keys, newer.checkpoint);
  if (!opened.ok) return unopened(opened.why, newer.checkpoint);
  const { checkpoint } = opened;
  if (older === undefined) return checkpoint;
  const before = openCheckpoint(suites, keys, older.checkpoint);
  if (!before.ok) return unopened(before.why, older.checkpoint);
  if (before.checkpoint.origin !== checkpoint.origin) {
    return ledgerProblem('checkpointOrigin', { size: checkpoint.size });
  }
  const proof = newer.consistency.map((hash) => fromBase64(hash) ?? new Uint8Array());
  const hasher = treeHasher(suites[opened.keys[0]?.suite ?? 'ed25519-sha256'].hash);
  const extended =
    newer.since === before.checkpoint.size && verifyConsistency(hasher, before.checkpoint, checkpoint, proof);
  return extended ? checkpoint : ledgerProblem('inconsistentWitness', { size: checkpoint.size });
}

/** Checks that an entry has its hash and is in the ledger whose signed checkpoint comes with it; undefined when it is. */
export function verifyEntryProof(
  suites: Suites,
  keys: readonly NoteKey[],
  proof: EntryProof,
): LedgerProblem | undefined {
  const { stream, sequence, hash, text } = proof.entry;
  const place = { stream, sequence, leaf: proof.leaf };
  const algorithm = hashFor(suites, hash);
  if (
    algorithm === undefined ||
    digestOf(hash.startsWith('sm3:') ? 'sm3' : 'sha256', algorithm(text)) !== hash
  ) {
    return ledgerProblem('entryAltered', place);
  }
  const entry = parseEntry(text);
  if (entry?.stream !== stream || entry.sequence !== sequence) return ledgerProblem('columnsDiffer', place);
  const opened = openCheckpoint(suites, keys, proof.checkpoint);
  if (!opened.ok) return unopened(opened.why, proof.checkpoint);
  const { size, root } = opened.checkpoint;
  const hasher = treeHasher(suites[opened.keys[0]?.suite ?? 'ed25519-sha256'].hash);
  const path = proof.inclusion.map((one) => fromBase64(one) ?? new Uint8Array());
  const included = verifyInclusion(hasher, proof.leaf, size, hasher.leaf(digestBytes(hash)), path, root);
  return included ? undefined : ledgerProblem('notIncluded', place);
}
