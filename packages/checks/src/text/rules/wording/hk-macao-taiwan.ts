import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

/** Words about Hong Kong, Macao and Taiwan that official texts do not use. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'wording/hk-macao-taiwan',
    clause: '§1',
    severity: 'warning',
    precision: 0.95,
    source: sources.newsWords,
    title: say('涉港澳台用语', 'Words about Hong Kong, Macao and Taiwan'),
    explanation: say(
      '涉港澳台表述须用规范说法；引述他人原话时加引号，并核对。',
      'Use the official wording; put other people’s words in quotation marks.',
    ),
    examples: {
      right: ['台湾地区领导人', '内地与香港', '中国台湾', '台湾当局'],
      wrong: [
        { text: '台湾政府宣布', found: ['台湾政府'], suggestion: '台湾当局' },
        { text: '中港两地', found: ['中港两地'], suggestion: '内地与香港' },
        { text: '前往中国、香港旅游', found: ['中国、香港'] },
      ],
    },
  },
  () =>
    phrasesOf(`
台湾政府 台湾当局|台湾方面
台湾总统 台湾地区领导人
台湾国防部 台湾防务部门
台湾外交部 台湾涉外事务主管部门
台湾国语 台湾地区通用普通话
中华民国总统 台湾地区领导人
台湾行政院 台湾地区行政管理机构
台湾立法院 台湾地区立法机构
台湾国立 台湾
福摩萨 台湾
福尔摩沙 台湾
中港两地 内地与香港
中港关系 内地与香港关系
中港合拍 内地与香港合拍
中澳两地 内地与澳门
中台关系 两岸关系
中台两岸 海峡两岸
港澳台国家 港澳台地区
台湾国家 台湾地区
香港国家 香港地区
中国、香港 中国内地、中国香港
中国和香港 内地和香港
中国与香港 内地与香港
中国和澳门 内地和澳门
中国与澳门 内地与澳门
中国和台湾 大陆和台湾
中国与台湾 大陆与台湾
中国、台湾 中国大陆、中国台湾
大陆与香港 内地与香港
大陆和香港 内地和香港
大陆与澳门 内地与澳门
大陆和澳门 内地和澳门
香港及其他国家 香港及其他国家和地区 !香港及其他国家和地区
港澳台及其他国家 港澳台及其他国家和地区 !港澳台及其他国家和地区
两岸三地 大陆（内地）和港澳台地区
两岸四地 大陆（内地）和港澳台地区
香港、澳门、台湾等国家 香港、澳门、台湾等地区
台湾等国 台湾等地 !台湾等国际|台湾等国家
香港等国 香港等地 !香港等国际|香港等国家
澳门等国 澳门等地 !澳门等国际|澳门等国家
香港回归中国 香港回归祖国
澳门回归中国 澳门回归祖国
英国殖民地香港 英国管治下的香港
`),
  { message: (found) => say(`“${found}”不合规范表述。`, `${found} is not the official wording.`) },
);
