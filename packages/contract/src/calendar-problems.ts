import { defineProblems } from './problem.ts';

export const calendarProblems = defineProblems({
  'calendar.dropped': {
    status: 409,
    zh: '该排期已被取消，请刷新',
    en: 'This plan was dropped; read the calendar again',
  },
  'calendar.changedMeanwhile': {
    status: 409,
    zh: '该排期刚被他人改动，请查看后再操作',
    en: 'Somebody changed this plan since you read it; look again',
  },
  'calendar.past': {
    status: 422,
    zh: '不能排到已过去的时间',
    en: 'Nothing can be planned for a time that has passed',
  },
  'calendar.channelElsewhere': {
    status: 422,
    zh: '所选账号不属于本单位或已注销',
    en: 'This channel is not the unit’s, or is closed',
  },
  'calendar.manuscriptElsewhere': {
    status: 422,
    zh: '所选稿件不属于本单位',
    en: 'This manuscript is not the unit’s',
  },
  'calendar.campaignElsewhere': {
    status: 422,
    zh: '该任务未下达给本单位',
    en: 'This campaign was not handed down to the unit',
  },
  'calendar.ideaElsewhere': { status: 422, zh: '该选题不属于本单位', en: 'This idea is not the unit’s' },
  'calendar.spanTooLong': {
    status: 422,
    zh: '一次最多查看 100 天',
    en: 'A hundred days at most can be read at once',
  },
  'calendar.datesTooMany': {
    status: 422,
    zh: '本单位登记的节点已达上限，请先清理',
    en: 'The unit has as many dates as it may have; remove some first',
  },
  'calendar.feedsTooMany': {
    status: 409,
    zh: '订阅地址已达上限，请先撤销不用的',
    en: 'You have as many feed addresses as you may have; revoke one first',
  },
});
