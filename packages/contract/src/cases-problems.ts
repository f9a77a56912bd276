import type { CaseRefusal, RecordRefusal } from '@sanshen/domain/cases';
import { defineProblems } from './problem.ts';

/** Refusals of the rules; a missing text does not compile. */
export const casesProblems = defineProblems<CaseRefusal | RecordRefusal | 'cases.sourceElsewhere'>({
  'cases.notYours': {
    status: 403,
    zh: '这一步不由您办理；由谁办理见案件页面',
    en: 'This step is not yours; the case says whose it is',
  },
  'cases.ownCause': {
    status: 403,
    zh: '本案涉及您本人或您所在的单位，您不能办理，请由上级其他同志办理',
    en: 'The case concerns you or your own unit: somebody else of the superior has to deal with it',
  },
  'cases.guidanceOnly': {
    status: 403,
    zh: '宣传部门对该单位只作业务指导：可以立案、补充证据和作业务提醒，核实、验收和处理由上级领导机关办理',
    en: 'The publicity department guides only: it may open cases, add evidence and remind; the command verifies, checks and decides',
  },
  'cases.leaderDecides': {
    status: 403,
    zh: '处理决定由上级领导作出',
    en: 'This is for a leader of the superior to decide',
  },
  'cases.wrongStatus': {
    status: 409,
    zh: '案件的办理阶段已变化，请刷新后再办',
    en: 'The case has moved on since; read it again',
  },
  'cases.evidenceMissing': {
    status: 422,
    zh: '请先补充证据，再核实',
    en: 'Add evidence before you verify it',
  },
  'cases.measureTooHigh': {
    status: 422,
    zh: '审校制度规定的这一情节不得采取所选措施',
    en: 'The rule book does not allow this measure for the gravity of the case',
  },
  'cases.notVerified': {
    status: 409,
    zh: '案件未经核实，不能通知单位、采取措施或结案',
    en: 'The case is not verified: verify it before you notify the unit, take measures or close it',
  },
  'cases.appealLate': {
    status: 409,
    zh: '申诉期限已过',
    en: 'The time to appeal is over',
  },
  'cases.appealedAlready': {
    status: 409,
    zh: '对这一决定已申诉过，或目前没有可申诉的决定',
    en: 'This decision was appealed against already, or there is none to appeal against',
  },
  'cases.appealHigher': {
    status: 403,
    zh: '申诉由作出决定的机关的上级裁定',
    en: 'The appeal is decided by the superior of who decided',
  },
  'cases.appealSameHand': {
    status: 403,
    zh: '作出原决定的人和申诉人不能裁定申诉，请由他人裁定',
    en: 'Neither who made the decision nor who appeals can decide about the appeal',
  },
  'cases.fellOnAppeal': {
    status: 409,
    zh: '本案经上级裁定撤销，不能重新办理；有新证据的，另行立案',
    en: 'The superior let this case fall on appeal: it is not taken up again; with new evidence open another',
  },
  'cases.recordNotAllowed': {
    status: 409,
    zh: '本案未采取“追究有关人员责任”的措施，不能作出个人责任记录',
    en: 'Persons are not held accountable in this case: the measure was not taken',
  },
  'cases.recordTwice': {
    status: 409,
    zh: '本案已对该人员作出责任记录，不重复追究',
    en: 'There is a record of this person in this case already: nobody is held accountable twice',
  },
  'cases.recordNotYours': {
    status: 403,
    zh: '责任追究记录由审校制度规定的负责人作出和裁定',
    en: 'Only those whom the rule book names make accountability records and decide about them',
  },
  'cases.recordDecided': {
    status: 409,
    zh: '该记录已申诉、已裁定或已封存',
    en: 'The record was appealed against, decided or sealed already',
  },
  'cases.sourceElsewhere': {
    status: 422,
    zh: '所选来源不是该单位的，或不存在',
    en: 'What the case is said to come from is not the unit’s, or is not there',
  },
});
