import { defineTexts } from '../../text/language.ts';

export const workbenchTexts = defineTexts({
  title: { zh: '工作台', en: 'Workbench' },
  waiting: { zh: '待我办理', en: 'Waiting for me' },
  sent: { zh: '我送审的', en: 'What I sent' },
  today: { zh: '今日发布', en: 'Published today' },
  keyDates: { zh: '重要节点', en: 'Key dates' },
  nothingWaiting: { zh: '没有待办', en: 'Nothing waits for you' },
  nothingWaitingHint: {
    zh: '有稿件送到您的席位时会立即出现在这里。',
    en: 'A manuscript appears here the moment it reaches your seat.',
  },
  nothingSent: { zh: '没有在办的稿件', en: 'Nothing of yours is on its way' },
  nothingSentHint: {
    zh: '新建稿件并送审后，可在这里看到它走到哪一步。',
    en: 'Write and submit a manuscript, and see here how far it is.',
  },
  nothingToday: { zh: '今天还没有发布', en: 'Nothing was published today' },
  nothingTodayHint: {
    zh: '签发后的稿件发布时，会在这里显示各账号的进展和核验结果。',
    en: 'Once something is published, its channels and their verification stand here.',
  },
  noKeyDates: { zh: '近期没有登记的节点', en: 'No key dates in the next weeks' },
  overdue: { zh: '超时', en: 'Overdue' },
  due: { zh: '截止', en: 'Due' },
  recheck: { zh: '复核改动', en: 'Recheck' },
  seatEmpty: { zh: '席位空缺', en: 'Seat empty' },
  all: { zh: '全部稿件', en: 'All manuscripts' },
  more: { zh: (count: string) => `共 ${count} 件`, en: (count: string) => `${count} in all` },
  days: {
    zh: (days: number) => (days === 0 ? '今天' : days === 1 ? '明天' : `${days} 天后`),
    en: (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
  },
  colon: { zh: '：', en: ': ' },
  seeOverdue: { zh: '查看', en: 'See them' },
  openNext: { zh: '打开下一件待办', en: 'Open the next that waits' },
});
