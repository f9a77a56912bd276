import type { IncidentRefusal } from '@sanshen/domain/incidents';
import { defineProblems } from './problem.ts';

/** Refusals of the rules; a missing text does not compile. */
export const incidentProblems = defineProblems<
  IncidentRefusal | 'incidents.scenarioUnknown' | 'incidents.channelElsewhere' | 'incidents.noStatement'
>({
  'incidents.closed': {
    status: 409,
    zh: '该事件已结束，处置台不再受理；需要时请重新登记',
    en: 'This incident is closed; declare another one if it begins again',
  },
  'incidents.stepUnknown': { status: 404, zh: '预案中没有这一步骤', en: 'The plan has no such step' },
  'incidents.stepTaken': { status: 409, zh: '该步骤已完成', en: 'This step is done already' },
  'incidents.wordsMissing': {
    status: 400,
    zh: '请说明原因：未办或无法办理的步骤须写明情况',
    en: 'Say why: a step that was skipped or cannot be done needs a reason',
  },
  'incidents.nothingToTakeDown': {
    status: 409,
    zh: '所选内容均已在撤稿中或已撤下',
    en: 'Everything chosen is being taken down already, or is gone',
  },
  'incidents.notUnderWay': {
    status: 404,
    zh: '该内容不在本事件的撤稿清单中',
    en: 'This is not among what the incident takes down',
  },
  'incidents.alreadyLeading': { status: 409, zh: '对方已是现场负责人', en: 'This person leads already' },
  'incidents.noHandover': { status: 409, zh: '没有等待接手的交接', en: 'No handover waits' },
  'incidents.handoverNotYours': {
    status: 403,
    zh: '交接只能由指定的接手人确认',
    en: 'Only the person named may take over',
  },
  'incidents.lessonUnknown': { status: 404, zh: '没有这条整改措施', en: 'There is no such lesson' },
  'incidents.lessonNotYours': {
    status: 403,
    zh: '只有责任人或负责人可以销号',
    en: 'Only its owner or who leads the unit may mark it as done',
  },
  'incidents.takedownsOpen': {
    status: 409,
    zh: '尚有撤稿未办结，请等待平台答复或登记人工办理结果后再结束',
    en: 'Something is still being taken down: wait for the platform, or record what was done by hand, before closing',
  },
  'incidents.scenarioUnknown': {
    status: 422,
    zh: '规则中没有这一情形，请重新选择',
    en: 'The rule book has no such scenario; choose again',
  },
  'incidents.channelElsewhere': {
    status: 422,
    zh: '所选账号不属于本单位及下级单位',
    en: 'A chosen channel belongs neither to the unit nor to one below it',
  },
  'incidents.noStatement': {
    status: 409,
    zh: '本单位没有可用的账号，声明无处发布；请由上级单位发布',
    en: 'The unit has no running channel for a statement; let the superior publish it',
  },
});
