import type { ParagraphRule } from '../../rule.ts';
import { NearMisses } from '../../support/near-miss.ts';
import { say } from '../../support/text.ts';
import { noExamples, type RegisterRuleFacts } from './support.ts';

export const facts = {
  id: 'register/wording',
  clause: '§1',
  severity: 'warning',
  precision: 0.9,
  source: { kind: 'register', name: '规范表述、机构名称登记' },
  title: say('表述与登记只差一字', 'A registered wording but for one character'),
  explanation: say(
    '与本单位登记的规范表述、机构全称只差一个字，请核对是否错字、漏字、多字。',
    'It differs from a registered wording or official name by one character. See whether one is wrong, missing or surplus.',
  ),
} as const satisfies RegisterRuleFacts;

/** Registered wordings and official names with one character wrong, missing or surplus; `right` are short forms that are in order too. */
export function wording(wordings: readonly string[], right: readonly string[] = []): ParagraphRule {
  const near = new NearMisses(wordings, right);
  return {
    ...facts,
    examples: noExamples,
    scope: 'paragraph',
    *check(text) {
      for (const { index, start, end } of near.find(text)) {
        const known = wordings[index] ?? '';
        yield {
          start,
          end,
          message: say(`登记的表述为“${known}”。`, `The registered wording is ${known}.`),
          suggestions: [known],
        };
      }
    },
  };
}
