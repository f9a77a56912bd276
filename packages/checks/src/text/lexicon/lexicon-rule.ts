import type { LocalizedText } from '@sanshen/domain/kernel';
import type { ParagraphRule } from '../rule.ts';
import { say } from '../support/text.ts';
import { findTerms, type Lexicon, type TermHit } from './lexicon.ts';
import type { Term } from './term.ts';

const ways: Readonly<Record<TermHit['by'], LocalizedText>> = {
  form: say('', ''),
  separators: say('（夹杂符号）', ' (cut apart by other characters)'),
  homophones: say('（同音替换）', ' (written with characters of the same sound)'),
};

/** The rule that finds an organisation's terms; `name` is the word list's, for the finding's source. */
export function lexiconRule(lexicon: Lexicon, name: string): ParagraphRule {
  return {
    id: 'lexicon/terms',
    clause: '§8',
    severity: 'error',
    precision: 0.95,
    source: { kind: 'register', name },
    title: say('本单位词库', 'The organisation’s word list'),
    explanation: say(
      '命中本单位维护的词库；例外可在词库中登记。',
      'The organisation’s word list has this term; exceptions are entered there.',
    ),
    examples: { right: [], wrong: [] },
    priority: 3,
    scope: 'paragraph',
    *check(text) {
      for (const { term: index, start, end, by } of findTerms(lexicon, text)) {
        const term = lexicon.terms[index];
        if (term === undefined) continue;
        yield {
          start,
          end,
          message: messageOf(term, ways[by]),
          severity: term.severity,
          ...(term.suggestions === undefined ? {} : { suggestions: term.suggestions }),
        };
      }
    },
  };
}

function messageOf({ text, category, note }: Term, way: LocalizedText): LocalizedText {
  const why = note === undefined ? '' : `：${note}`;
  return say(
    `词库“${category}”收有“${text}”${way.zh}${why}`,
    `Listed under ${category}: ${text}${way.en}${why}`,
  );
}
