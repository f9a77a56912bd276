import { type Entry, emptyHead, type Head, parseEntry, type StoredEntry } from './entry.ts';
import { type LedgerProblem, ledgerProblem } from './problem.ts';
import { digestOf, hashFor, type Suites } from './suite.ts';

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

  /** Checks the next entry against its own hash and its stream's head; gives the entry that it read, or what is wrong. */
  follow(stored: StoredEntry): Entry | LedgerProblem {
    const { stream, sequence, hash, text } = stored;
    const place = { stream, sequence };
    const algorithm = hashFor(this.#suites, hash);
    if (algorithm === undefined) return ledgerProblem('entryUnreadable', place);
    const name = hash.startsWith('sm3:') ? 'sm3' : 'sha256';
    if (digestOf(name, algorithm(text)) !== hash) return ledgerProblem('entryAltered', place);
    const entry = parseEntry(text);
    if (entry === undefined) return ledgerProblem('entryUnreadable', place);
    if (entry.stream !== stream || entry.sequence !== sequence) return ledgerProblem('columnsDiffer', place);
    const head = this.head(stream);
    if (sequence > head.sequence + 1) {
      return ledgerProblem('entryMissing', { stream, sequence: head.sequence + 1 });
    }
    if (sequence <= head.sequence) return ledgerProblem('streamForked', place);
    if (entry.previous !== head.hash) return ledgerProblem('chainBroken', place);
    this.#heads.set(stream, { sequence, hash });
    return entry;
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

/** Verifies one whole stream from its first entry; names the first thing that doesn't hold. */
export function verifyChain(suites: Suites, stored: readonly StoredEntry[]): VerifiedChain {
  const follower = new ChainFollower(suites);
  const entries: Entry[] = [];
  for (const [index, one] of stored.entries()) {
    const seen = follower.follow(one);
    if (isProblem(seen)) return { ok: false, problem: nameOrder(seen, stored.slice(index)) };
    entries.push(seen);
  }
  const stream = stored[0]?.stream;
  return { ok: true, entries, head: stream === undefined ? emptyHead : follower.head(stream) };
}

/** Tells a problem from an entry. */
export function isProblem(value: Entry | LedgerProblem): value is LedgerProblem {
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
