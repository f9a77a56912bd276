import type { Digest } from '../kernel/index.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import type { ReadEntry } from './entry.ts';
import { CompactTree, type TreeNode, treeHasher } from './merkle.ts';
import type { NoteKey } from './note.ts';
import { type LedgerProblem, ledgerProblem, type Place } from './problem.ts';
import { type SuiteId, type Suites, sameBytes } from './suite.ts';
import { ChainFollower, isProblem } from './verify-chain.ts';

/** A checkpoint to hold the ledger against: its own, or one that somebody else kept. */
export interface HeldCheckpoint {
  readonly note: string;
  readonly from: 'ledger' | 'witness';
}

/** One leaf of the tree over all streams with the entry that it stands for, if that is still there. */
export interface StoredLeaf {
  readonly index: number;
  readonly hash: Digest;
  readonly entry: ReadEntry | null;
  readonly stream: string;
  readonly sequence: number;
}

export interface LedgerSummary {
  readonly entries: number;
  /** Entries that are committed but not yet in the tree. */
  readonly waiting: number;
  readonly streams: number;
  /** Checkpoints and witnesses that agreed. */
  readonly checkpoints: number;
  readonly root: Uint8Array;
}

export interface LedgerUnderTest {
  readonly suites: Suites;
  /** The suite whose hash the tree is built with. */
  readonly suite: SuiteId;
  readonly origin: string;
  readonly keys: readonly NoteKey[];
  readonly checkpoints: readonly HeldCheckpoint[];
}

/**
 * Verifies a ledger as it streams by: {@link start}; {@link leaf} for everything in the tree, in order, and {@link treeEnd};
 * {@link waiting} for what is not yet in it; {@link head} for each stream; {@link summary}. Every call gives the first thing that doesn't hold, or undefined.
 * Nothing needs to be called after a problem.
 */
export class LedgerVerifier {
  readonly #ledger: LedgerUnderTest;
  readonly #chains: ChainFollower;
  readonly #tree: CompactTree;
  readonly #held: { checkpoint: Checkpoint; from: HeldCheckpoint['from'] }[] = [];
  readonly #leafHash: (data: Uint8Array) => Uint8Array;
  #nextHeld = 0;
  #waiting = 0;

  constructor(ledger: LedgerUnderTest) {
    const hasher = treeHasher(ledger.suites[ledger.suite].hash);
    this.#ledger = ledger;
    this.#chains = new ChainFollower(ledger.suites);
    this.#tree = new CompactTree(hasher);
    this.#leafHash = hasher.leaf;
  }

  /** Opens all checkpoints and checks their signatures; call it first. */
  start(): LedgerProblem | undefined {
    const { suites, keys, origin, checkpoints } = this.#ledger;
    for (const { note, from } of checkpoints) {
      const opened = openCheckpoint(suites, keys, note);
      if (!opened.ok) return unopened(opened.why, note);
      const { checkpoint } = opened;
      if (checkpoint.origin !== origin) return ledgerProblem('checkpointOrigin', { size: checkpoint.size });
      this.#held.push({ checkpoint, from });
    }
    this.#held.sort((a, b) => a.checkpoint.size - b.checkpoint.size);
    return this.#compare();
  }

  /** The next leaf; `completed` sees the nodes of level ≥ 1 that it completes. */
  leaf(stored: StoredLeaf, completed?: (node: TreeNode) => void): LedgerProblem | undefined {
    const { index, stream, sequence, hash, entry } = stored;
    if (index !== this.#tree.size) return ledgerProblem('leafMissing', { leaf: this.#tree.size });
    if (entry === null) return ledgerProblem('entryMissing', { stream, sequence, leaf: index });
    const bytes = this.#chains.follow(entry);
    if (isProblem(bytes)) return bytes;
    if (entry.hash !== hash) return ledgerProblem('leafDiffers', { stream, sequence, leaf: index });
    this.#tree.append(this.#leafHash(bytes), completed);
    return this.#compare();
  }

  /** An entry that is committed but not in the tree yet. */
  waiting(stored: ReadEntry): LedgerProblem | undefined {
    const seen = this.#chains.follow(stored);
    if (isProblem(seen)) return seen;
    this.#waiting += 1;
    return undefined;
  }

  /** What the database says about a stream's end. */
  head(stream: string, sequence: number, hash: Digest): LedgerProblem | undefined {
    const head = this.#chains.head(stream);
    if (head.sequence === sequence && head.hash === hash) return undefined;
    return ledgerProblem('headDiffers', { stream, sequence: Math.max(head.sequence, sequence) });
  }

  /** Call it after the last leaf: every checkpoint must have been reached, and the ledger's own last one must cover the tree. */
  treeEnd(): LedgerProblem | undefined {
    const ahead = this.#held[this.#nextHeld];
    if (ahead !== undefined) return ledgerProblem('ledgerCut', { size: ahead.checkpoint.size });
    const { size } = this.#tree;
    const covered = this.#held.some(({ checkpoint, from }) => from === 'ledger' && checkpoint.size === size);
    return size > 0 && !covered ? ledgerProblem('checkpointMissing', { size }) : undefined;
  }

  /** What was verified, once nothing was found. */
  summary(): LedgerSummary {
    return {
      entries: this.#tree.size + this.#waiting,
      waiting: this.#waiting,
      streams: this.#chains.streams,
      checkpoints: this.#held.length,
      root: this.#tree.root(),
    };
  }

  #compare(): LedgerProblem | undefined {
    for (;;) {
      const next = this.#held[this.#nextHeld];
      if (next === undefined || next.checkpoint.size !== this.#tree.size) return undefined;
      if (!sameBytes(next.checkpoint.root, this.#tree.root())) {
        const code = next.from === 'witness' ? 'witnessDiffers' : 'rootDiffers';
        return ledgerProblem(code, { size: next.checkpoint.size });
      }
      this.#nextHeld += 1;
    }
  }
}

/** Verifies a ledger that is in memory; names the first thing that doesn't hold. */
export function verifyLedger(
  ledger: LedgerUnderTest,
  leaves: Iterable<StoredLeaf>,
  waiting: Iterable<ReadEntry> = [],
): LedgerProblem | LedgerSummary {
  const verifier = new LedgerVerifier(ledger);
  const refused = verifier.start();
  if (refused !== undefined) return refused;
  for (const leaf of leaves) {
    const problem = verifier.leaf(leaf);
    if (problem !== undefined) return problem;
  }
  const incomplete = verifier.treeEnd();
  if (incomplete !== undefined) return incomplete;
  for (const entry of waiting) {
    const problem = verifier.waiting(entry);
    if (problem !== undefined) return problem;
  }
  return verifier.summary();
}

/** Names why a checkpoint could not be opened; its size is read for the message only. */
export function unopened(why: 'malformed' | 'unknownKey' | 'badSignature', note: string): LedgerProblem {
  const size = Number(note.split('\n')[1]);
  const place: Place = Number.isSafeInteger(size) ? { size } : {};
  if (why === 'malformed') return ledgerProblem('checkpointMalformed', place);
  return ledgerProblem(why === 'unknownKey' ? 'checkpointUnknownKey' : 'checkpointSignature', place);
}
