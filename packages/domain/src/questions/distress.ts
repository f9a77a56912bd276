import type { LocalizedText } from '../kernel/index.ts';
import {
  type DistressConcern,
  type DistressRuleId,
  distressRules,
  negation,
  ownTrouble,
  takenBack,
  topicalContext,
} from './distress-rules.ts';

/** A place in a text that speaks of distress or danger. Offsets are UTF-16 units of the text as it was given. */
export interface DistressSign {
  readonly rule: DistressRuleId;
  readonly concern: DistressConcern;
  readonly why: LocalizedText;
  readonly start: number;
  readonly end: number;
}

/** Characters that come between those of a word to hide it, and say nothing themselves. */
const between = /[\s*._·•~\-\u200B-\u200D\uFEFF]/u;

/** A text as the rules read it, and where each of its characters stood. */
interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

/** Half-width and lower case, without what stands between the characters of a Chinese word. */
function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let latinBefore = false;
  for (let index = 0; index < text.length; index++) {
    const raw = text.charAt(index);
    const next = text.charAt(index + 1);
    // Between Latin letters a space parts words.
    if (between.test(raw) && !(latinBefore && /[a-z]/i.test(next))) {
      if (raw === '\n') {
        folded += raw;
        at.push(index);
      }
      continue;
    }
    const character = raw.normalize('NFKC').toLowerCase().charAt(0);
    folded += character;
    at.push(index);
    latinBefore = /[a-z]/.test(character) || (raw === ' ' && latinBefore);
  }
  return { text: folded, at };
}

/** The sentence around a place: from the full stop before it to the one after. */
function sentenceAround(text: string, start: number, end: number) {
  const stop = /[。！？!?；;\n]/;
  let from = start;
  while (from > 0 && !stop.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && !stop.test(text.charAt(to))) to += 1;
  return { before: text.slice(from, start), whole: text.slice(from, to), after: text.slice(end, to + 40) };
}

/**
 * The signs of distress and danger in what somebody wrote, in the order of the text; none for a text that only reports, teaches or denies. Made to miss
 * little: a person looks at each and decides, and nothing else follows from it. Pure.
 */
export function findDistress(text: string): readonly DistressSign[] {
  const folded = fold(text);
  const signs = distressRules.flatMap(({ id: rule, concern, why, patterns, topical }) =>
    patterns.flatMap((pattern) =>
      [...folded.text.matchAll(pattern)].flatMap((hit): DistressSign[] => {
        const start = hit.index;
        const end = start + hit[0].length;
        const sentence = sentenceAround(folded.text, start, end);
        if (negation.test(sentence.before) && !takenBack.test(sentence.after)) return [];
        if (topical && topicalContext.test(sentence.whole) && !ownTrouble.test(sentence.whole)) return [];
        const last = folded.at[end - 1] ?? text.length - 1;
        return [{ rule, concern, why, start: folded.at[start] ?? 0, end: last + 1 }];
      }),
    ),
  );
  const ordered = signs.toSorted((a, b) => a.start - b.start || b.end - a.end);
  // One rule's second pattern often finds the same words again.
  return ordered.filter(
    (sign, index) =>
      !ordered
        .slice(0, index)
        .some((other) => other.rule === sign.rule && other.start <= sign.start && other.end >= sign.end),
  );
}
