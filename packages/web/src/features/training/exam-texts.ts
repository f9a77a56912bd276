import { defineTexts } from '../../text/language.ts';

export const examTexts = defineTexts({
  question: {
    zh: (n: number, all: number) => `第 ${n} 题，共 ${all} 题`,
    en: (n: number, all: number) => `Question ${n} of ${all}`,
  },
  points: { zh: (n: number) => `${n} 分`, en: (n: number) => `${n} points` },
  timeLeft: { zh: '剩余时间', en: 'Time left' },
  timeUp: { zh: '时间到', en: 'Time is up' },
  saved: { zh: '已保存', en: 'All saved' },
  saving: { zh: '正在保存', en: 'Saving' },
  unsent: {
    zh: (n: number) => `网络中断，${n} 题已存在本机，恢复后自动发送`,
    en: (n: number) => `No connection: ${n} kept on this device, sent as soon as it is back`,
  },
  late: {
    zh: (n: number) => `${n} 题的答案到达时考试已结束，未计入`,
    en: (n: number) => `${n} answers came after the end and do not count`,
  },
  answered: {
    zh: (a: number, b: number) => `已答 ${a} / ${b}`,
    en: (a: number, b: number) => `${a} of ${b} answered`,
  },
  palette: { zh: '答题卡', en: 'Questions' },
  goTo: { zh: (n: number) => `第 ${n} 题`, en: (n: number) => `Question ${n}` },
  goToAnswered: { zh: (n: number) => `第 ${n} 题，已答`, en: (n: number) => `Question ${n}, answered` },
  previous: { zh: '上一题', en: 'Previous' },
  next: { zh: '下一题', en: 'Next' },
  handIn: { zh: '交卷', en: 'Hand in' },
  handInSure: { zh: '确认交卷？', en: 'Hand in?' },
  handInHint: {
    zh: (n: number) => (n === 0 ? '全部题目已作答。交卷后不能再改。' : `还有 ${n} 题未答。交卷后不能再改。`),
    en: (n: number) =>
      n === 0
        ? 'Everything is answered. It cannot be changed afterwards.'
        : `${n} are not answered. It cannot be changed afterwards.`,
  },
  goOn: { zh: '继续作答', en: 'Go on' },
  handingIn: { zh: '正在交卷', en: 'Handing in' },
  chooseOne: { zh: '选一项', en: 'Choose one' },
  chooseSeveral: {
    zh: '选所有正确的；少选得一半分，错选不得分',
    en: 'Choose all; some give half, a wrong one nothing',
  },
  yes: { zh: '对', en: 'True' },
  no: { zh: '错', en: 'False' },
  blank: { zh: (n: number) => `第 ${n} 空`, en: (n: number) => `Blank ${n}` },
  freeAnswer: { zh: '您的答案', en: 'Your answer' },
  pageHint: {
    zh: '点选有差错的词，再写出正确的文字；应删去的留空。标错会扣分。',
    en: 'Tap the words that are wrong, then write what should stand there; leave it empty to delete. False marks cost points.',
  },
  marks: { zh: '标出的差错', en: 'Marked' },
  noMarks: { zh: '还没有标出差错', en: 'Nothing is marked yet' },
  correction: { zh: (wrong: string) => `“${wrong}”改为`, en: (wrong: string) => `“${wrong}” becomes` },
  unmark: {
    zh: (wrong: string) => `取消标记“${wrong}”`,
    en: (wrong: string) => `Take the mark off “${wrong}”`,
  },

  yourResult: { zh: '考试成绩', en: 'Result' },
  passed: { zh: '合格', en: 'Passed' },
  failed: { zh: '未合格', en: 'Not passed' },
  waits: {
    zh: '已交卷，简答题阅卷后公布成绩',
    en: 'Handed in; your result comes once free answers are marked',
  },
  passAt: { zh: (n: number) => `合格线 ${n} 分`, en: (n: number) => `Pass at ${n}` },
  byTime: { zh: '到时自动交卷', en: 'Closed by time' },
  lacksHours: {
    zh: '考试已合格，培训学时还不够。学时达到规则要求后自动发证。',
    en: 'You passed, but lack hours of training. The certificate comes by itself once you have them.',
  },
  certified: { zh: '已发资格证书', en: 'Your certificate was issued' },
  answersAt: { zh: '答案与解析在考试结束后公布：', en: 'What is right is shown after the end: ' },
  reached: {
    zh: (a: number, b: number) => `得 ${a} / ${b} 分`,
    en: (a: number, b: number) => `${a} of ${b}`,
  },
  rightIs: { zh: '正确答案', en: 'Right' },
  youSaid: { zh: '您的答案', en: 'You' },
  nothing: { zh: '未作答', en: 'no answer' },
  back: { zh: '返回培训', en: 'Back to training' },
});
