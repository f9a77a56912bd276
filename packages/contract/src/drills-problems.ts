import type { DrillRefusal } from '@sanshen/domain/drills';
import { defineProblems } from './problem.ts';

/** Why something about a drill is refused; a missing code does not compile. */
export const drillProblems = defineProblems({
  'drills.nobodyTakesPart': {
    status: 422,
    zh: '请至少安排一名参演人员',
    en: 'Name at least one participant',
  },
  'drills.noInject': { status: 422, zh: '请至少写一条演练情景', en: 'Write at least one inject' },
  'drills.twoParts': {
    status: 422,
    zh: '同一人不能既导调、观察又参演，请调整人员',
    en: 'Nobody directs, observes and takes part at once',
  },
  'drills.plannerTakesPart': {
    status: 422,
    zh: '编写脚本的人已知晓情景，不能参演；请由他人参演，或由他人编写',
    en: 'Who writes the script knows what comes and takes no part',
  },
  'drills.injectReachesNobody': {
    status: 422,
    zh: '有情景没有发给任何参演人员，请调整对象',
    en: 'An inject reaches nobody. Change whom it goes to',
  },
  'drills.idsRepeat': {
    status: 422,
    zh: '情景或模拟账号编号重复',
    en: 'Two things of the script have one id',
  },
  'drills.plannedInPast': { status: 422, zh: '演练时间须晚于现在', en: 'The drill has to be later than now' },
  'drills.notPlanned': { status: 409, zh: '演练已开始或已取消', en: 'The drill has begun, or was cancelled' },
  'drills.notRunning': { status: 409, zh: '演练不在进行中', en: 'The drill is not running' },
  'drills.notPaused': { status: 409, zh: '演练没有暂停', en: 'The drill is not paused' },
  'drills.notBegun': { status: 409, zh: '演练还未开始', en: 'The drill has not begun' },
  'drills.notEnded': { status: 409, zh: '演练还未结束', en: 'The drill has not ended' },
  'drills.over': { status: 409, zh: '演练已结束', en: 'The drill is over' },
  'drills.reasonMissing': { status: 422, zh: '请写明情况或理由', en: 'Say what or why' },
  'drills.injectUnknown': {
    status: 409,
    zh: '没有这条情景，或还未发给您',
    en: 'There is no such inject, or it has not reached you',
  },
  'drills.alreadyCalled': {
    status: 409,
    zh: '本次演练已呼叫过参演人员',
    en: 'The participants of this drill are called already',
  },
  'drills.targetUnknown': {
    status: 404,
    zh: '演练沙盒中没有这个模拟账号或内容',
    en: 'The sandbox of this drill has no such channel or publication',
  },
  'drills.alreadyFrozen': { status: 409, zh: '模拟账号已封停', en: 'It is frozen already' },
  'drills.notFrozen': { status: 409, zh: '该封停已解除', en: 'This freeze is lifted' },
  'drills.alreadyDown': { status: 409, zh: '该模拟内容已撤下', en: 'It is taken down already' },
  'drills.secondPerson': {
    status: 409,
    zh: '须由另一人确认，不能由本人办理',
    en: 'This takes a second person',
  },
  'drills.alreadyApproved': { status: 409, zh: '该说明已确认', en: 'This statement is approved' },
  'drills.marksIncomplete': { status: 422, zh: '请逐项评分', en: 'Mark every item, once' },
  'drills.reported': {
    status: 409,
    zh: '演练报告已报送，不能再改动记录或重复报送',
    en: 'The report is handed in; what it rests on does not change any more',
  },
  'drills.evaluationMissing': {
    status: 409,
    zh: '观察员还未评估，请先完成评估',
    en: 'No observer has judged the drill yet',
  },
  'drills.lessonUnknown': { status: 404, zh: '没有这项改进任务', en: 'There is no such lesson' },
  'drills.lessonDone': { status: 409, zh: '该改进任务已完成', en: 'This lesson is done' },
  'drills.lessonDuePast': { status: 422, zh: '期限不能早于今天', en: 'The day must not be before today' },
  'drills.notSubmitted': { status: 409, zh: '没有待签收的报告', en: 'No report waits to be acknowledged' },
  'drills.nobodyReceives': {
    status: 409,
    zh: '规则所定的接收单位不存在，请先完善组织或规则',
    en: 'The organisation that the rule book names does not exist',
  },
  'drills.personElsewhere': {
    status: 422,
    zh: '参演、导调、观察人员须是本单位或上级单位现任人员，改进任务须交给参加演练或本单位的人员',
    en: 'These people must hold an office in this unit or above it',
  },
  'drills.scenarioUnknown': { status: 422, zh: '没有这个演练场景', en: 'There is no such scenario' },
} satisfies Record<
  DrillRefusal | 'drills.personElsewhere' | 'drills.scenarioUnknown',
  { status: number; zh: string; en: string }
>);
