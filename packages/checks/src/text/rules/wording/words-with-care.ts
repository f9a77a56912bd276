import type { ParagraphRule } from '../../rule.ts';
import { type Phrase, phraseRule } from '../../support/phrase-rule.ts';
import { sources } from '../../support/sources.ts';
import { near, say } from '../../support/text.ts';

/** Words, what is said instead, and texts in which they are in order. */
const list: readonly (readonly [
  words: string,
  why: string,
  instead?: string | undefined,
  exceptions?: string,
])[] = [
  ['亲自参加', '领导人日常活动不加“亲自”', '参加'],
  ['亲自到', '领导人日常活动不加“亲自”', '到'],
  ['亲自主持', '领导人日常活动不加“亲自”', '主持'],
  ['亲临指导', '用语宜平实', '指导'],
  ['莅临指导', '用语宜平实', '指导'],
  ['莅临我', '用语宜平实', '到我'],
  ['百忙之中', '客套话，新闻稿不用'],
  ['作重要讲话', '对本级负责同志用“讲话”', '讲话', '习近平总书记作重要讲话|总书记作重要讲话'],
  ['作了重要讲话', '对本级负责同志用“讲话”', '讲话', '习近平总书记作了重要讲话|总书记作了重要讲话'],
  ['作重要批示', '对本级负责同志用“批示”', '作批示', '总书记作重要批示'],
  ['史无前例', '评价宜有依据'],
  ['填补国内空白', '须有权威结论'],
  ['填补空白', '须有权威结论'],
  ['国际领先', '须有权威结论', undefined, '国际领先水平'],
  ['全国首创', '须有权威结论'],
  ['众所周知', '未必人人皆知，宜直接陈述'],
  ['不言而喻', '宜直接陈述'],
  ['影响恶劣', '定性须有依据', undefined, '社会影响恶劣'],
  ['残废人', '歧视性用语', '残疾人'],
  ['农民工子弟学校', '带身份标签，慎用'],
  ['打工仔', '带身份标签，慎用', '务工人员'],
  ['打工妹', '带身份标签，慎用', '务工人员'],
  ['问题少年', '带标签，慎用', '有不良行为的未成年人'],
  ['差生', '带标签，慎用', '学习有困难的学生'],
  ['大款', '俗语，新闻稿不用'],
  ['一把手', '俗称，正式稿件慎用', '主要负责人', '一把手工程|“一把手”|第一把手|一把手电筒'],
];
const why = new Map(list.map(([words, reason]) => [words, reason]));

/** Words that news agencies advise against or want used with care; each with its reason. */
export const rule: ParagraphRule = phraseRule(
  {
    id: 'wording/words-with-care',
    clause: '§4',
    severity: 'advice',
    precision: 0.75,
    source: sources.newsWords,
    title: say('慎用词', 'Words to use with care'),
    explanation: say(
      '新闻报道中不用或慎用的说法：套话、客套话、没有依据的定性和最高级、带标签的称呼。确有依据的可以保留。',
      'News avoids these or uses them with care: set phrases, courtesies, claims without a source, labels. Keep one that has its reason.',
    ),
    examples: {
      right: ['习近平总书记作重要讲话', '参加劳动', '坚持“一把手”负责', '达到国际领先水平'],
      wrong: [
        { text: '县委书记亲自参加劳动', found: ['亲自参加'], suggestion: '参加' },
        { text: '欢迎莅临指导', found: ['莅临指导'], suggestion: '指导' },
        { text: '县长作重要讲话', found: ['作重要讲话'], suggestion: '讲话' },
        { text: '这一做法填补国内空白', found: ['填补国内空白'] },
      ],
    },
  },
  () =>
    list.map(
      ([text, , instead, exceptions]): Phrase => ({
        text,
        ...(instead === undefined ? {} : { suggestions: [instead] }),
        ...(exceptions === undefined ? {} : { exceptions: exceptions.split('|') }),
      }),
    ),
  {
    // What is said of the General Secretary has its own forms.
    when: (text, start) => !/习近平|总书记|党中央/.test(near(text, start, 60)),
    message: (found) =>
      say(`慎用词：${why.get(found) ?? '请斟酌'}。`, 'Use this with care, or say it plainly.'),
  },
);
