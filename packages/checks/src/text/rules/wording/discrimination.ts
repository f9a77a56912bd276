import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Disparaging names of people, and words that judge before a court does. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'wording/discrimination',
    clause: '§8',
    severity: 'warning',
    precision: 0.93,
    source: sources.newsWords,
    title: say('歧视与不当称谓', 'Disparaging names'),
    explanation: say(
      '对残疾人、患者、劳动者等不使用蔑称；未经法院判决不称“罪犯”。',
      'Use no disparaging names for the disabled, the sick or working people; nobody is a criminal before judgment.',
    ),
    examples: {
      right: ['残疾人', '盲人', '犯罪嫌疑人', '智力障碍者', '盲人摸象'],
      wrong: [
        { text: '关爱残废人', found: ['残废人'], suggestion: '残疾人' },
        { text: '帮助弱智儿童', found: ['弱智儿童'], suggestion: '智力障碍儿童' },
      ],
    },
  },
  () =>
    phrasesOf(`
残废人 残疾人
残废儿童 残疾儿童
弱智儿童 智力障碍儿童
弱智者 智力障碍者
瘸子 肢体残疾人
瞎子 盲人 !黑瞎子
神经病人 精神障碍患者
外来妹 外来务工人员
打工仔 务工人员
打工妹 务工人员
盲流 流动人员 !盲流量
北朝鲜 朝鲜
南朝鲜 韩国
前苏联 苏联
前南斯拉夫联盟 南斯拉夫联盟
`),
  { message: (found) => say(`“${found}”为不当称谓。`, `${found} is not a proper name for them.`) },
);
