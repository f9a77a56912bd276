import {
  type Entry,
  emptyHead,
  type Head,
  parseEntry,
  parseLink,
  type ReadEntry,
  type StoredEntry,
} from './entry.ts';
import { type LedgerProblem, ledgerProblem } from './problem.ts';
import { hashFor, isDigestOf, type Suites } from './suite.ts';

/**
 * Follows the chains of any number of streams, entry by entry in the order they were written.
 * Keeps one head for each stream, so memory grows with streams, not with entries.
 */
export class ChainFollower {
  readonly #suites: Suites;
  readonly #heads = new Map<string, Head>();

  constructor(suites: Suites) {
    this.#suites = suites;
  }

  /** Checks the next entry against its own hash and its stream's head; gives the bytes of its hash, or what is wrong. */
  follow(stored: ReadEntry): Uint8Array | LedgerProblem {
    const { stream, sequence, hash, text } = stored;
    const algorithm = hashFor(this.#suites, hash);
    if (algorithm === undefined) return ledgerProblem('entryUnreadable', { stream, sequence });
    const bytes = algorithm(text);
    if (!isDigestOf(hash, bytes)) return ledgerProblem('entryAltered', { stream, sequence });
    const link = parseLink(text);
    if (link === undefined) return ledgerProblem('entryUnreadable', { stream, sequence });
    if (link.stream !== stream || link.sequence !== sequence) {
      return ledgerProblem('columnsDiffer', { stream, sequence });
    }
    const head = this.head(stream);
    if (sequence > head.sequence + 1) {
      return ledgerProblem('entryMissing', { stream, sequence: head.sequence + 1 });
    }
    if (sequence <= head.sequence) return ledgerProblem('streamForked', { stream, sequence });
    if (link.previous !== head.hash) return ledgerProblem('chainBroken', { stream, sequence });
    // Not the whole entry: its text would stay in memory for every stream.
    this.#heads.set(stream, { sequence, hash });
    return bytes;
  }

  /** Where a stream stands after what was followed. */
  head(stream: string): Head {
    return this.#heads.get(stream) ?? emptyHead;
  }

  get streams(): number {
    return this.#heads.size;
  }
}

export type VerifiedChain =
  | { readonly ok: true; readonly entries: readonly Entry[]; readonly head: Head }
  | { readonly ok: false; readonly problem: LedgerProblem };

/** Verifies one whole stream from its first entry and reads its entries; names the first thing that doesn't hold. */
export function verifyChain(suites: Suites, stored: readonly StoredEntry[]): VerifiedChain {
  const follower = new ChainFollower(suites);
  const entries: Entry[] = [];
  for (const [index, one] of stored.entries()) {
    const seen = follower.follow(one);
    if (isProblem(seen)) return { ok: false, problem: nameOrder(seen, stored.slice(index)) };
    const entry = parseEntry(one.text);
    if (entry === undefined)
      return {
        ok: false,
        problem: ledgerProblem('entryUnreadable', { stream: one.stream, sequence: one.sequence }),
      };
    entries.push(entry);
  }
  const last = stored.at(-1);
  return {
    ok: true,
    entries,
    head: last === undefined ? emptyHead : { sequence: last.sequence, hash: last.hash },
  };
}

/** Tells a problem from the bytes of a hash. */
export function isProblem(value: Uint8Array | LedgerProblem): value is LedgerProblem {
  return 'code' in value;
}

/** An entry that seems missing but comes later was moved, not removed. */
function nameOrder(problem: LedgerProblem, rest: readonly StoredEntry[]): LedgerProblem {
  const { stream, sequence } = problem.place;
  const later = rest.some((one) => one.stream === stream && one.sequence === sequence);
  return problem.code === 'ledger.entryMissing' && later
    ? ledgerProblem('orderChanged', problem.place)
    : problem;
}
