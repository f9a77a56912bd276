import type { ParagraphRule } from '../../rule.ts';
import { type Phrase, phraseRule } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';
import { usualConfusions } from '../../tables/usual-confusions.ts';

/** Words that are often confused in writing, where the wrong one makes no word or none that fits. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'language/usual-confusion',
    clause: '§5',
    severity: 'error',
    precision: 0.95,
    source: sources.usage,
    title: say('常见易混字词', 'Words often confused'),
    explanation: say(
      '音近、形近字词易混用，此处按通行用法应为另一种写法。',
      'Words that sound or look alike are often confused; by current usage another one belongs here.',
    ),
    examples: {
      right: ['房屋租赁合同', '招聘启事', '这件事给我们的启示', '行使职权', '拨款到位', '登录网站'],
      wrong: [
        { text: '签订房屋租凭合同', found: ['租凭'], suggestion: '租赁' },
        { text: '发布招聘启示', found: ['招聘启示'], suggestion: '招聘启事' },
        { text: '依法行驶职权', found: ['行驶职权'], suggestion: '行使职权' },
        { text: '战士们义无返顾地冲了上去', found: ['义无返顾'], suggestion: '义无反顾' },
      ],
    },
    priority: 1,
  },
  () => confusionsOf(usualConfusions),
  {
    message: (_found, { suggestions = [] }) =>
      say(`应为“${suggestions[0] ?? ''}”。`, `It should be ${suggestions[0] ?? ''}.`),
  },
);

/** The wordings that `wrong=right!exception|exception`, parted by white space, name. */
export function confusionsOf(table: string): readonly Phrase[] {
  return table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [pair = '', exceptions] = entry.split('!');
      const [text = '', right = ''] = pair.split('=');
      return {
        text,
        suggestions: [right],
        ...(exceptions === undefined ? {} : { exceptions: exceptions.split('|') }),
      };
    });
}
