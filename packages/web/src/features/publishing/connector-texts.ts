import { defineTexts } from '../../text/language.ts';

export const connectorTexts = defineTexts({
  title: { zh: '接口状态', en: 'Connectors' },
  lead: {
    zh: '各账号能用接口做什么、还剩多少配额、平台是否正常应答。',
    en: 'What each channel can do by its interface, what is left of its quotas, and whether its platform answers.',
  },
  toFreeze: { zh: '封停', en: 'Freeze' },
  toPublications: { zh: '发布记录', en: 'Publications' },
  none: { zh: '没有运行中的账号', en: 'No channel is running' },
  noneHint: { zh: '请先在账号登记中备案。', en: 'Register one first.' },
  probe: { zh: '立即检测', en: 'Ask the platform' },
  probeOf: { zh: (name: string) => `立即检测：${name}`, en: (name: string) => `Ask the platform: ${name}` },
  probed: { zh: '已检测。', en: 'Asked.' },
  neverProbed: { zh: '尚未检测', en: 'Not asked yet' },
  probedAt: { zh: '检测于', en: 'Asked' },
  byConnector: { zh: '接口发布', en: 'By interface' },
  byPerson: { zh: '人工发布', en: 'By hand' },
  frozen: { zh: '封停中', en: 'Frozen' },
  healthy: { zh: '平台应答正常', en: 'The platform answers' },
  failing: {
    zh: (count: number) => `平台连续 ${count} 次没有应答`,
    en: (count: number) => `The platform did not answer ${count} times in a row`,
  },
  left: { zh: '暂停访问，恢复时间', en: 'Left alone until' },
  pace: {
    zh: (used: number, limit: number) => `本分钟已发 ${used} 次，上限 ${limit} 次`,
    en: (used: number, limit: number) => `${used} of ${limit} submissions in this minute`,
  },
  open: { zh: (count: number) => `在办 ${count} 条`, en: (count: number) => `${count} under way` },
  quota: {
    zh: (used: number, limit: number) => `已用 ${used} / ${limit}`,
    en: (used: number, limit: number) => `${used} of ${limit} used`,
  },
  cases: { zh: '发布后的变化', en: 'Changed after publication' },
  noCases: { zh: '没有发现被改动、删除或处置的内容', en: 'Nothing was found edited, removed or banned' },
  close: { zh: '办结', en: 'Close' },
  closeHint: {
    zh: '请写明公开内容为何与签发稿不同、如何处理。两个版本都已留存。',
    en: 'Say why what was public differed from the release, and what was done. Both versions are kept.',
  },
  closed: { zh: '已办结', en: 'Closed' },
  closedDone: { zh: '已办结。', en: 'Closed.' },
  look: { zh: '对照两个版本', en: 'Compare the two versions' },
});

export const actionTexts = defineTexts({
  publish: { zh: '发布', en: 'Publish' },
  saveDraft: { zh: '存草稿', en: 'Save drafts' },
  massSend: { zh: '群发', en: 'Send to all' },
  takedown: { zh: '撤稿', en: 'Take down' },
  fetchPublished: { zh: '回读核验', en: 'Read back' },
  receiveEvents: { zh: '接收通知', en: 'Receive events' },
  comments: { zh: '评论', en: 'Comments' },
  directMessages: { zh: '私信', en: 'Messages' },
});

export const modeTexts = defineTexts({
  api: { zh: '接口', en: 'interface' },
  manual: { zh: '人工', en: 'by hand' },
  none: { zh: '无', en: 'none' },
  unknown: { zh: '未知', en: 'unknown' },
});
