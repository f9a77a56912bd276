import { buildMatcher, type Matcher, scan } from '../lexicon/matcher.ts';
import { isHan } from './text.ts';

/** A place where a known wording stands with one character wrong, missing or surplus. */
export interface NearMiss {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds known wordings written with one error. Either half of such a text is still whole, so both halves of each wording are looked
 * for and the rest is compared: linear in the text's length. Wordings of fewer than 8 units are not looked for: their halves are words.
 */
export class NearMisses {
  readonly #wordings: readonly string[];
  readonly #halves: readonly { readonly index: number; readonly first: boolean }[][];
  readonly #matcher: Matcher;
  readonly #right: ReadonlySet<string>;

  /** `right` are near neighbours that are in order too. */
  constructor(wordings: readonly string[], right: readonly string[] = []) {
    this.#right = new Set([...wordings, ...right]);
    this.#wordings = wordings;
    const words = new Map<string, { readonly index: number; readonly first: boolean }[]>();
    wordings.forEach((wording, index) => {
      if (wording.length < 8) return;
      const middle = wording.length >> 1;
      const halves = [wording.slice(0, middle), wording.slice(middle)];
      halves.forEach((half, at) => {
        const known = words.get(half);
        const entry = { index, first: at === 0 };
        if (known === undefined) words.set(half, [entry]);
        else known.push(entry);
      });
    });
    this.#halves = [...words.values()];
    this.#matcher = buildMatcher([...words.keys()], identity);
  }

  *find(text: string): Generator<NearMiss> {
    const pairs = scan(this.#matcher, text);
    for (let at = 0; at < pairs.length; at += 2) {
      const place = pairs[at + 1] ?? 0;
      for (const { index, first } of this.#halves[pairs[at] ?? 0] ?? []) {
        const wording = this.#wordings[index] ?? '';
        const middle = wording.length >> 1;
        const hit = first
          ? after(text, place, place + middle, wording.slice(middle))
          : before(text, place, place + wording.length - middle, wording.slice(0, middle));
        if (hit !== null && !this.#right.has(text.slice(hit.start, hit.end))) yield { index, ...hit };
      }
    }
  }
}

const identity = Uint16Array.from({ length: 65536 }, (_, code) => code);

// What ends otherwise is rather another text than an error, and so is what begins otherwise.
function after(text: string, start: number, from: number, rest: string) {
  for (const length of [rest.length, rest.length - 1, rest.length + 1]) {
    const piece = text.slice(from, from + length);
    if (piece === rest) return null;
    if (piece.length === length && differsByOne(piece, rest) && piece.at(-1) === rest.at(-1)) {
      return { start, end: from + length };
    }
  }
  return null;
}

function before(text: string, to: number, end: number, rest: string) {
  for (const length of [rest.length, rest.length - 1, rest.length + 1]) {
    if (to < length) continue;
    const piece = text.slice(to - length, to);
    if (piece === rest) return null;
    if (differsByOne(piece, rest) && piece.charAt(0) === rest.charAt(0)) return { start: to - length, end };
  }
  return null;
}

/** One character replaced, missing or surplus, and it is a Han character. */
function differsByOne(piece: string, rest: string): boolean {
  let same = 0;
  while (same < piece.length && same < rest.length && piece[same] === rest[same]) same++;
  const [a, b] =
    piece.length === rest.length
      ? [piece.slice(same + 1), rest.slice(same + 1)]
      : piece.length < rest.length
        ? [piece.slice(same), rest.slice(same + 1)]
        : [piece.slice(same + 1), rest.slice(same)];
  if (a !== b) return false;
  const changed = piece.length < rest.length ? rest.charCodeAt(same) : piece.charCodeAt(same);
  return isHan(changed);
}
