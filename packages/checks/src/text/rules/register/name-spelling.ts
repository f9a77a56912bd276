import { findTerms } from '../../lexicon/lexicon.ts';
import type { ParagraphRule } from '../../rule.ts';
import { say } from '../../support/text.ts';
import { namesLexicon, noExamples, type RegisterRuleFacts } from './support.ts';

export const facts = {
  id: 'register/name-spelling',
  clause: '§5',
  severity: 'warning',
  precision: 0.8,
  source: { kind: 'register', name: '人名职务登记' },
  title: say('人名用字', 'Spelling of a name'),
  explanation: say(
    '与登记的人名读音相同而用字不同，请核对。',
    'It sounds like a registered name and is written otherwise. Check it.',
  ),
} as const satisfies RegisterRuleFacts;

/** Registered names of people and institutions, written with other characters of the same sound. */
export function nameSpelling(names: readonly string[]): ParagraphRule {
  const lexicon = namesLexicon(names, true);
  return {
    ...facts,
    examples: noExamples,
    scope: 'paragraph',
    *check(text) {
      for (const { start, end, term, by } of findTerms(lexicon, text)) {
        const name = names[term];
        if (by !== 'homophones' || name === undefined) continue;
        const written = text.slice(start, end);
        yield {
          start,
          end,
          message: say(
            `“${written}”与登记的“${name}”同音异字，请核对。`,
            `“${written}” sounds like “${name}”, which is registered.`,
          ),
          suggestions: [name],
        };
      }
    },
  };
}
