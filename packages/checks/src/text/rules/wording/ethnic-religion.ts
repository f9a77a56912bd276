import type { ParagraphRule } from '../../rule.ts';
import { phraseRule, phrasesOf } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';
/** Short or disparaging names of ethnic groups and religions. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'wording/ethnic-religion',
    clause: '§1',
    severity: 'warning',
    precision: 0.96,
    source: sources.newsWords,
    title: say('涉民族宗教用语', 'Words about ethnic groups and religion'),
    explanation: say(
      '民族名称不得简称、旧称；不使用带侮辱、歧视色彩的说法。',
      'Names of ethnic groups are never shortened, and no disparaging word is used.',
    ),
    examples: {
      right: ['维吾尔族', '朝鲜族', '蒙古族', '少数民族'],
      wrong: [
        { text: '维族群众', found: ['维族'], suggestion: '维吾尔族' },
        { text: '蒙族舞蹈', found: ['蒙族'], suggestion: '蒙古族' },
      ],
    },
  },
  () =>
    phrasesOf(`
维族 维吾尔族
蒙族 蒙古族
鲜族 朝鲜族 !朝鲜族
哈族 哈萨克族
番子 !番子树
蛮子
回回人 回族
蒙古大夫
回教徒 穆斯林
回教 伊斯兰教 !回教室|回教育|回教学|回教师|回教堂|回教职|回教练
穆罕默德教 伊斯兰教
回教国家 伊斯兰国家
维吾尔人民族 维吾尔族
`),
  {
    message: (found) =>
      say(`“${found}”不规范，使用全称和规范说法。`, `${found} is not the official wording.`),
  },
);
