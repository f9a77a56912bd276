import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Names of organisations, offices and meetings that are often written wrongly. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'wording/official-names',
    clause: '§8',
    severity: 'error',
    precision: 0.98,
    source: sources.wordings,
    title: say('机构、会议名称', 'Names of organisations and meetings'),
    explanation: say(
      '机构、会议、职务的名称须用全称或规范简称。',
      'Organisations, meetings and offices have fixed names.',
    ),
    examples: {
      right: ['全国人大常委会副委员长', '政协主席', '中央政治局会议', '共青团员'],
      wrong: [
        { text: '全国人大副主席', found: ['人大副主席'], suggestion: '人大副委员长' },
        { text: '市人大主席', found: ['市人大主席'], suggestion: '市人大常委会主任' },
        { text: '人民政治协商会议主任', found: ['政治协商会议主任'] },
      ],
    },
  },
  () =>
    phrasesOf(`
人大副主席 人大副委员长 !乡人大副主席|镇人大副主席|（镇）人大副主席
省人大主席 省人大常委会主任
市人大主席 市人大常委会主任
县人大主席 县人大常委会主任
区人大主席 区人大常委会主任 !地区人大主席
政治协商会议主任 政治协商会议主席
政协主任 政协主席 !政协主任会|政协主任委
省政协主任 省政协主席
市政协主任 市政协主席
全国政协委员长 全国政协主席
少先队团员 少先队员
共青团队员 共青团员
人民检察院院长 人民检察院检察长
人民法院检察长 人民法院院长
`),
  {
    message: (found, { suggestions = [] }) =>
      say(
        `“${found}”名称有误，应为“${suggestions[0] ?? ''}”。`,
        `${found} should be ${suggestions[0] ?? ''}.`,
      ),
  },
);
