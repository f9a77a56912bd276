import type { ParagraphRule } from '../../rule.ts';
import { patternRule } from '../../support/pattern-rule.ts';
import { sources } from '../../support/sources.ts';
import { say } from '../../support/text.ts';

const inSentence = '[^，。；！？\\n]';
const form = (source: string) => new RegExp(source, 'dg');
const mixed = (zh: string) => say(`句式杂糅：${zh}`, 'Two sentence patterns are mixed; keep one.');

/** Two patterns in one clause, and denials that cancel one another. */
export const rule: ParagraphRule = patternRule(
  {
    id: 'language/mixed-pattern',
    clause: '§5',
    severity: 'advice',
    precision: 0.85,
    source: sources.usage,
    title: say('句式杂糅、否定失当', 'Mixed patterns, misplaced denial'),
    explanation: say(
      '两种句式套在一起，或否定词相互抵消，意思不清或相反。',
      'Two patterns are mixed, or denials cancel one another.',
    ),
    examples: {
      right: ['本着节俭的原则', '以节俭为原则', '防止再次发生', '无时无刻不在思念', '避免发生'],
      wrong: [
        { text: '本着以节俭为原则办事', found: ['本着以节俭为原则'] },
        { text: '原因是因为下雨造成的。', found: ['原因是因为'] },
        { text: '防止事故不再发生', found: ['防止事故不再发生'] },
        { text: '无时无刻都在思念', found: ['无时无刻都'] },
        { text: '切忌不要大意', found: ['切忌不要'] },
      ],
    },
  },
  [
    {
      pattern: form(`本着以?${inSentence}{1,16}为(?:原则|目的|宗旨)`),
      message: mixed('“本着……的原则”与“以……为原则”。'),
    },
    { pattern: form(`(?:原因|缘由)(?:就)?(?:是|在于)(?:因为|由于)`), message: mixed('“原因是”与“因为”。') },
    {
      pattern: form(`(?:是以|由)${inSentence}{1,16}(?:所)?组成的?(?:为主)`),
      message: mixed('“由……组成”与“以……为主”。'),
    },
    {
      pattern: form(`围绕以${inSentence}{1,16}为(?:中心|重点|主题)`),
      message: mixed('“围绕……”与“以……为中心”。'),
    },
    { pattern: form(`对于?${inSentence}{1,12}方面的问题上`), message: mixed('介词重复。') },
    {
      pattern: form(
        `(?:防止|避免|杜绝|谨防|以免|禁止)${inSentence}{0,10}(?:不再|不要|不被|不得)(?=发生|出现|再次|受|犯|有|进|使|在)${inSentence}{2}`,
      ),
      message: say('否定失当：“防止”“避免”后不再否定。', 'A second denial turns the meaning round.'),
    },
    {
      pattern: form(`(?:切忌|切莫|切勿|忌)(?:不要|勿|不可|别)`),
      message: say('“切忌”与“不要”重复，意思相反。', 'Two denials cancel one another.'),
    },
    {
      pattern: form(`无时无刻(?:都|在|地|总)`),
      message: say('“无时无刻”后应接“不”。', '无时无刻 takes 不.'),
    },
    {
      pattern: form(`(?:否认|矢口否认)${inSentence}{0,6}(?:没有|不是|不曾)`),
      message: say('否定失当，意思可能相反。', 'Two denials: the meaning may be turned round.'),
    },
    {
      pattern: form(`(?:大|普遍|一致)(?:多|都)?(?:受到|得到)${inSentence}{1,10}(?:的)?(?:所欢迎|所喜爱)`),
      message: mixed('“受到……欢迎”与“为……所欢迎”。'),
    },
    {
      pattern: form(`深受${inSentence}{1,10}所(?:喜爱|欢迎)`),
      message: mixed('“深受……喜爱”与“为……所喜爱”。'),
    },
    {
      pattern: form(`(?:关键|重点|核心)在于${inSentence}{1,16}(?:是关键|起决定作用|是重点)`),
      message: mixed('“关键在于……”与“……是关键”。'),
    },
    {
      pattern: form(`长达${inSentence}{1,8}之久`),
      message: say('“长达”与“之久”语义重复。', 'Said twice: keep one.'),
    },
    {
      pattern: form(`多达${inSentence}{1,8}之多`),
      message: say('“多达”与“之多”语义重复。', 'Said twice: keep one.'),
    },
    { pattern: form(`为了[^，。；！？以“”\\n]{1,16}为目的`), message: mixed('“为了……”与“以……为目的”。') },
    {
      pattern: form(`成功的?(?:原因|关键|秘诀)(?:是|在于)${inSentence}{1,16}的结果`),
      message: mixed('“原因是……”与“是……的结果”。'),
    },
  ],
);
