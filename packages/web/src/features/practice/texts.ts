import { defineTexts } from '../../text/language.ts';

export const practiceTexts = defineTexts({
  title: { zh: '纠错练习', en: 'Proofreading practice' },
  lead: {
    zh: '系统在无差错的文本和标识图样中植入差错，由您找出来。成绩先给您本人看。',
    en: 'The product plants errors in faultless texts and drawings of marks, and you find them. You see the result first.',
  },
  begin: { zh: '开始练习', en: 'Begin' },
  goOn: { zh: '继续未交卷的练习', en: 'Go on with the open exercise' },
  doOne: { zh: '做一次练习', en: 'An exercise' },
  kinds: { zh: '练哪些类别', en: 'Kinds' },
  kindsHint: { zh: '不选，则先练漏得多的类别', en: 'None: those that you miss most' },
  errors: { zh: '差错数量', en: 'Errors' },
  weakest: { zh: (names: string) => `建议先练：${names}`, en: (names: string) => `Practise first: ${names}` },
  practise: { zh: '纠错练习：先练漏得多的类别', en: 'Proofreading practice: what you miss most' },
  missedOf: {
    zh: (kind: string, missed: number, met: number) => `${kind} 漏 ${missed} / ${met}`,
    en: (kind: string, missed: number, met: number) => `${kind}: ${missed} of ${met} missed`,
  },
  onlyYou: {
    zh: '含练习和实际审校，只有您看得到',
    en: 'practice and real work together, seen by you only',
  },
  toPractice: { zh: '去练习', en: 'Practise' },

  myResults: { zh: '我的成绩', en: 'My results' },
  noResults: { zh: '还没有成绩', en: 'No results yet' },
  noResultsHint: { zh: '做一次练习，大约需要十分钟。', en: 'An exercise takes about ten minutes.' },
  byKind: { zh: '各类别找出的比例', en: 'Found, by kind' },
  ofPlanted: { zh: (a: number, b: number) => `${a} / ${b}`, en: (a: number, b: number) => `${a} of ${b}` },
  sessions: { zh: '历次练习', en: 'Exercises' },
  scoreLine: {
    zh: (found: number, planted: number, wrong: number, minutes: string) =>
      `找出 ${found} / ${planted} 处，误报 ${wrong} 处，用时 ${minutes}`,
    en: (found: number, planted: number, wrong: number, minutes: string) =>
      `${found} of ${planted} found, ${wrong} false alarms, ${minutes}`,
  },
  minutes: {
    zh: (m: number, s: number) => (m === 0 ? `${s} 秒` : `${m} 分 ${s} 秒`),
    en: (m: number, s: number) => (m === 0 ? `${s} s` : `${m} min ${s} s`),
  },

  realWork: { zh: '实际审校', en: 'Real work' },
  realWorkHint: {
    zh: '近一年，经裁定成立或已改正的差错。“漏过”指您签署的正是含有该差错的文本，后来才被发现。',
    en: 'Errors of the last year that were ruled to be errors or put right. “Passed”: you had signed the very text that held it.',
  },
  noCatches: { zh: '近一年没有记录', en: 'Nothing in the last year' },
  kind: { zh: '类别', en: 'Kind' },
  stage: { zh: '审次', en: 'Stage' },
  caught: { zh: '发现', en: 'Caught' },
  passed: { zh: '漏过', en: 'Passed' },
  otherKind: { zh: '未分类', en: 'Unsorted' },
  foundAt: { zh: (where: string) => `发现于：${where}`, en: (where: string) => `found: ${where}` },

  sharing: { zh: '给负责人看我的成绩', en: 'Show my figures to my leader' },
  sharingHint: {
    zh: (days: number) => `不打开时，负责人只看单位汇总。可随时更改。成绩最多保存 ${days} 天。`,
    en: (days: number) =>
      `When off, your leader sees the unit in sums only. Change it at any time. Results are kept ${days} days at most.`,
  },
  sharingOff: {
    zh: (days: number) => `按审校制度，负责人只看单位汇总，个人成绩不展示。成绩最多保存 ${days} 天。`,
    en: (days: number) =>
      `By the rule book leaders see the unit in sums only. Results are kept ${days} days at most.`,
  },
  sharingOn: { zh: '已对负责人展示', en: 'Shown to your leader' },
  sharingEnded: { zh: '已停止展示', en: 'No longer shown' },

  unit: { zh: '本单位汇总', en: 'The unit in sums' },
  unitHint: {
    zh: '用于安排培训，不排名。参加不足三人时不显示分类数字。',
    en: 'For planning training; never a ranking. With fewer than three people there are no figures by kind.',
  },
  unitLine: {
    zh: (people: number, practised: number, exercises: number) =>
      `在任 ${people} 人，参加练习 ${practised} 人，共 ${exercises} 次`,
    en: (people: number, practised: number, exercises: number) =>
      `${people} people, ${practised} practised, ${exercises} exercises`,
  },
  falseAlarms: { zh: (n: number) => `误报 ${n} 处`, en: (n: number) => `false alarms: ${n}` },
  tooFew: { zh: '参加人数不足，暂不显示分类数字', en: 'Too few people for figures by kind' },
  shared: { zh: '本人愿意展示的成绩', en: 'Shown by people themselves' },
  noneShared: { zh: '没有人展示', en: 'Nobody shows any' },
  exercises: {
    zh: (n: number) => `${n} 次练习`,
    en: (n: number) => (n === 1 ? 'one exercise' : `${n} exercises`),
  },
});

export const exerciseTexts = defineTexts({
  title: { zh: '找出差错', en: 'Find the errors' },
  lead: {
    zh: '点一下词语，或用鼠标选中一段，即可标出。类别和改法可以不填。',
    en: 'Tap a word, or select some text, to mark it. Kind and correction may be left out.',
  },
  resultTitle: { zh: '练习结果', en: 'Result' },
  text: { zh: '练习文本', en: 'Text' },
  space: { zh: '空格', en: 'Space' },
  keysHint: {
    zh: '键盘：← → 移动，回车标出或取消，Shift + → 扩大标记',
    en: 'Keys: ← → move, Enter marks or takes it back, Shift + → widens the mark',
  },
  marks: { zh: (n: number) => `已标 ${n} 处`, en: (n: number) => `${n} marked` },
  noMarks: { zh: '还没有标出差错', en: 'Nothing is marked yet' },
  markOf: { zh: (text: string) => `标记：${text}`, en: (text: string) => `Mark: ${text}` },
  kind: { zh: '类别（可不填）', en: 'Kind (optional)' },
  correction: { zh: '改为（可不填）', en: 'Correction (optional)' },
  remove: { zh: '取消标记', en: 'Take back' },
  pictures: { zh: '标识图样', en: 'Marks' },
  picturesHint: {
    zh: '哪些图样不符合规定？点一下选中。',
    en: 'Which of these drawings are not as they should be? Tap to choose.',
  },
  picture: {
    zh: (n: number, name: string) => `图 ${n}：${name}`,
    en: (n: number, name: string) => `${n}: ${name}`,
  },
  wrongPicture: { zh: '认为有错', en: 'wrong' },
  handIn: { zh: '交卷', en: 'Hand in' },
  handInSure: { zh: '确定交卷？', en: 'Hand in now?' },
  handInHint: {
    zh: '交卷后显示答案，不能再改。',
    en: 'You then see what was planted and can change nothing more.',
  },
  handedIn: { zh: '已交卷', en: 'Handed in' },
  discard: { zh: '放弃本次', en: 'Give up' },
  discardSure: { zh: '放弃本次练习？标记不保留。', en: 'Give up this exercise? What you marked is lost.' },
  cancel: { zh: '取消', en: 'Cancel' },
  elapsed: { zh: (m: number) => `已用 ${m} 分钟`, en: (m: number) => `${m} min so far` },
  back: { zh: '返回练习', en: 'Back to practice' },
  again: { zh: '再做一次', en: 'Another one' },

  found: { zh: '找到', en: 'found' },
  missed: { zh: '漏过', en: 'missed' },
  falseAlarm: { zh: '误报', en: 'false alarm' },
  planted: { zh: '植入的差错', en: 'What was planted' },
  shouldBe: { zh: (right: string) => `应为：${right}`, en: (right: string) => `should be: ${right}` },
  kindNamed: { zh: '类别正确', en: 'kind right' },
  corrected: { zh: '改法正确', en: 'put right' },
  noFault: { zh: '图样正确', en: 'as it should be' },
  sum: {
    zh: (found: number, planted: number) => `找出 ${found} / ${planted} 处`,
    en: (found: number, planted: number) => `${found} of ${planted} found`,
  },
  wrongs: { zh: (n: number) => `误报 ${n} 处`, en: (n: number) => `${n} false alarms` },
  time: { zh: (text: string) => `用时 ${text}`, en: (text: string) => `in ${text}` },
});
