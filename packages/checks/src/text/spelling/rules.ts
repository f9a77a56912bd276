import type { Hit } from '../finding.ts';
import type { ParagraphRule } from '../rule.ts';
import { likely } from '../rules/spelling/likely.ts';
import { possible } from '../rules/spelling/possible.ts';
import { sure } from '../rules/spelling/sure.ts';
import { say } from '../support/text.ts';
import type { SpellingBand } from './band.ts';
import type { SpellingData } from './data.ts';
import { type Misspelling, Speller } from './spell.ts';

const bands: readonly SpellingBand[] = [sure, likely, possible];

/** The rules of spelling over the learnt tables. They share one reading of each paragraph. */
export function spellingRules(data: SpellingData): readonly ParagraphRule[] {
  const speller = new Speller(data);
  const least = Math.min(...bands.map((band) => band.least));
  let last: { text: string; found: readonly Misspelling[] } | undefined;
  const read = (text: string): readonly Misspelling[] => {
    if (last?.text !== text) last = { text, found: speller.check(text, least) };
    return last.found;
  };
  return bands.map(({ least: from, ...band }, index) => {
    const below = bands[index - 1]?.least ?? Infinity;
    return {
      ...band,
      scope: 'paragraph',
      *check(text) {
        for (const found of read(text)) {
          if (found.confidence >= from && found.confidence < below) yield hitOf(text, found);
        }
      },
    };
  });
}

function hitOf(text: string, { start, end, suggestion, confidence }: Misspelling): Hit {
  const written = text.slice(start, end);
  return {
    start,
    end,
    message: say(
      `“${written}”疑为“${suggestion}”之误。`,
      `“${written}” was probably meant to be “${suggestion}”.`,
    ),
    suggestions: [suggestion],
    confidence: Math.round(confidence * 1000) / 1000,
  };
}
