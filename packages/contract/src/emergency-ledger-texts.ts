import type { CallEvent, ContactEvent, PlanEvent } from '@sanshen/domain/emergency';
import type { LocalizedText } from '@sanshen/domain/kernel';

/** Kinds of the ledger's entries about plans, numbers and calls. */
export type PlanLedgerKind = `emergency.${(PlanEvent | CallEvent | ContactEvent)['kind']}`;

/** What each of them is called; a missing one does not compile. */
export const planLedgerTexts: Readonly<Record<PlanLedgerKind, LocalizedText>> = {
  'emergency.planSubmitted': { zh: '送审应急预案', en: 'Emergency plan submitted' },
  'emergency.planWithdrawn': { zh: '撤回应急预案', en: 'Emergency plan withdrawn' },
  'emergency.planReturned': { zh: '退回应急预案', en: 'Emergency plan returned' },
  'emergency.planApproved': { zh: '批准应急预案', en: 'Emergency plan put in force' },
  'emergency.planRevoked': { zh: '停用应急预案', en: 'Emergency plan put out of force' },
  'emergency.planSuperseded': { zh: '应急预案被新版替代', en: 'Emergency plan superseded' },
  'emergency.planExpired': { zh: '应急预案到期失效', en: 'Emergency plan expired' },
  'emergency.callStarted': { zh: '应急呼叫', en: 'People called' },
  'emergency.callAcknowledged': { zh: '确认收到应急呼叫', en: 'Call answered' },
  'emergency.callOverdue': { zh: '应急呼叫逾时未确认', en: 'Call not answered in time' },
  'emergency.callClosed': { zh: '结束应急呼叫', en: 'Call ended' },
  'emergency.contactRegistered': { zh: '登记应急联络号码', en: 'Number for emergencies registered' },
  'emergency.contactRemoved': { zh: '删除应急联络号码', en: 'Number for emergencies removed' },
};
