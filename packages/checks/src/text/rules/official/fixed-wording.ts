import { fixedWordings, neighbours } from '../../registers/wordings.ts';
import type { ParagraphRule } from '../../rule.ts';
import { NearMisses } from '../../support/near-miss.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

let ready: NearMisses | undefined;

/** Fixed wordings of documents with one character wrong, missing or surplus. */
export const rule: ParagraphRule = {
  id: 'official/fixed-wording',
  clause: '§1',
  severity: 'warning',
  precision: 0.9,
  source: sources.wordings,
  title: say('规范表述有误', 'Fixed wording miswritten'),
  explanation: say(
    '与登记的规范表述只差一个字，请逐字核对。',
    'Differs from the registered wording by one character; compare it.',
  ),
  examples: {
    right: ['习近平新时代中国特色社会主义思想', '实现中华民族伟大复兴', '中国特色社会主义'],
    wrong: [
      { text: '铸牢中华民族共同体意志，', found: [] },
      {
        text: '全面建设社会主意现代化国家',
        found: ['全面建设社会主意现代化国家'],
        suggestion: '全面建设社会主义现代化国家',
      },
      { text: '实现中华民组伟大复兴', found: ['实现中华民组伟大复兴'] },
    ],
  },
  priority: 2,
  scope: 'paragraph',
  *check(text) {
    ready ??= new NearMisses(fixedWordings, neighbours);
    for (const { index, start, end } of ready.find(text)) {
      const right = fixedWordings[index] ?? '';
      yield {
        start,
        end,
        message: say(`规范表述为“${right}”。`, `The registered wording is ${right}.`),
        suggestions: [right],
      };
    }
  },
};
