import type { DrillEventKind } from '@sanshen/domain/drills';
import type { LocalizedText } from '@sanshen/domain/kernel';

/** What each kind of the ledger's entries about drills is called, marked so that none is taken for real; a missing one does not compile. */
export const drillLedgerTexts: Readonly<Record<`drills.${DrillEventKind}`, LocalizedText>> = {
  'drills.planned': { zh: '【演练】安排演练', en: '[Drill] planned' },
  'drills.changed': { zh: '【演练】调整演练安排', en: '[Drill] changed' },
  'drills.begun': { zh: '【演练】开始', en: '[Drill] begun' },
  'drills.paused': { zh: '【演练】暂停', en: '[Drill] paused' },
  'drills.resumed': { zh: '【演练】继续', en: '[Drill] resumed' },
  'drills.ended': { zh: '【演练】结束', en: '[Drill] ended' },
  'drills.aborted': { zh: '【演练】中止', en: '[Drill] aborted' },
  'drills.cancelled': { zh: '【演练】取消', en: '[Drill] cancelled' },
  'drills.delivered': { zh: '【演练】下发情景', en: '[Drill] inject delivered' },
  'drills.acted': { zh: '【演练】处置记录', en: '[Drill] acted' },
  'drills.evaluated': { zh: '【演练】评估', en: '[Drill] evaluated' },
  'drills.lessonDrawn': { zh: '演练改进任务', en: 'Lesson of a drill' },
  'drills.lessonDone': { zh: '完成演练改进任务', en: 'Lesson of a drill done' },
  'drills.reportSubmitted': { zh: '报送演练报告', en: 'Report of a drill handed in' },
  'drills.reportQuestioned': { zh: '退回演练报告', en: 'Report of a drill sent back with a question' },
  'drills.reportAcknowledged': { zh: '签收演练报告', en: 'Report of a drill acknowledged' },
};
