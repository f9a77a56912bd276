import { type Alphabet, FIRST_CHARACTER } from '../../src/text/spelling/alphabet.ts';
import { type Confusions, SEEN_STEP } from '../../src/text/spelling/confusions.ts';
import type { Pair } from './corpus.ts';

/** Candidates by sound and shape: for each character [candidate, kind]. */
export type ConfusionTable = Readonly<Record<string, readonly (readonly [string, number])[]>>;

const ONLY_SEEN = 6;

/** How often one character was corrected into another. */
export function countCorrections(pairs: readonly Pair[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { wrong, right } of pairs) {
    if (wrong.length !== right.length) continue;
    for (let i = 0; i < wrong.length; i++) {
      if (wrong[i] === right[i]) continue;
      const key = wrong[i] + right[i];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Packs the table and the corrections seen in texts. */
export function packConfusions(
  table: ConfusionTable,
  corrections: ReadonlyMap<string, number>,
  alphabet: Alphabet,
): Confusions {
  const byToken = new Map<number, Map<number, number>>();
  const add = (from: string, to: string, kind: number) => {
    const a = alphabet.idOfUnit[from.charCodeAt(0)];
    const b = alphabet.idOfUnit[to.charCodeAt(0)];
    if (a < FIRST_CHARACTER || b < FIRST_CHARACTER || a === b) return;
    const candidates = byToken.get(a) ?? new Map<number, number>();
    byToken.set(a, candidates);
    if (!candidates.has(b)) candidates.set(b, kind);
  };
  for (const [from, candidates] of Object.entries(table))
    for (const [to, kind] of candidates) add(from, to, kind);
  for (const key of corrections.keys()) add(key[0], key[1], ONLY_SEEN);
  const offsets = new Uint32Array(alphabet.size + 1);
  const entries: number[] = [];
  const seen: number[] = [];
  for (let token = 0; token < alphabet.size; token++) {
    offsets[token] = entries.length;
    for (const [candidate, kind] of byToken.get(token) ?? []) {
      entries.push(candidate | (kind << 13));
      const key =
        alphabet.characters[token - FIRST_CHARACTER] + alphabet.characters[candidate - FIRST_CHARACTER];
      seen.push(Math.round(Math.log(1 + (corrections.get(key) ?? 0)) / SEEN_STEP));
    }
  }
  offsets[alphabet.size] = entries.length;
  return { offsets, entries: Uint16Array.from(entries), seen: Uint8Array.from(seen) };
}
