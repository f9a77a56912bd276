import type { ParagraphRule } from '../../rule.ts';
import { phraseRule } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';
import { wrongPhrases } from '../../tables/wrong-phrases.gen.ts';

/** Phrases that are known to be miswritten and that no faultless text of the corpora holds. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'language/wrong-phrase',
    clause: '§5',
    severity: 'error',
    precision: 0.99,
    source: sources.wrongPhrases,
    title: say('常见错词', 'Known wrong phrases'),
    explanation: say(
      '该词语的这种写法是已知的错误写法。',
      'This way of writing the phrase is a known error.',
    ),
    examples: {
      right: ['稍纵即逝', '不胫而走', '再接再厉'],
      wrong: [
        { text: '机会少纵即逝', found: ['少纵即逝'], suggestion: '稍纵即逝' },
        { text: '消息不经而走', found: ['不经而走'], suggestion: '不胫而走' },
      ],
    },
    priority: 1,
  },
  () => wrongPhrases.map(([text, right]) => ({ text, suggestions: [right] })),
  {
    message: (_found, { suggestions = [] }) =>
      say(`应为“${suggestions[0] ?? ''}”。`, `It should be ${suggestions[0] ?? ''}.`),
  },
);
