import type { ActEvent, StandingEvent } from '@sanshen/domain/interaction';
import type { LocalizedText } from '@sanshen/domain/kernel';
import type { FindingEvent, PatrolEvent } from '@sanshen/domain/patrol';

/** Kinds of entries about acts of official accounts, standing approvals and patrols. */
export type InteractionLedgerKind =
  | `interaction.${ActEvent['kind'] | StandingEvent['kind'] | 'accountListed'}`
  | `patrol.${PatrolEvent['kind'] | FindingEvent['kind']}`;

/** What each of them is called; a missing kind does not compile. */
export const interactionLedgerTexts: Readonly<Record<InteractionLedgerKind, LocalizedText>> = {
  'interaction.asked': { zh: '申请账号互动', en: 'Act of an account asked for' },
  'interaction.approvalGiven': { zh: '同意账号互动', en: 'Word for an act given' },
  'interaction.approved': { zh: '批准账号互动', en: 'Act approved' },
  'interaction.refused': { zh: '不批准账号互动', en: 'Act refused' },
  'interaction.withdrawn': { zh: '撤回互动申请', en: 'Request of an act withdrawn' },
  'interaction.begun': { zh: '开始办理账号互动', en: 'Act begun' },
  'interaction.answered': { zh: '平台答复账号互动', en: 'Answer of the platform to an act' },
  'interaction.recorded': { zh: '登记互动办理结果', en: 'Result of an act recorded' },
  'interaction.standingProposed': { zh: '提出长期批准', en: 'Standing approval proposed' },
  'interaction.standingGranted': { zh: '同意长期批准', en: 'Standing approval granted' },
  'interaction.standingRefused': { zh: '不同意长期批准', en: 'Standing approval refused' },
  'interaction.standingEnded': { zh: '终止长期批准', en: 'Standing approval ended' },
  'interaction.accountListed': { zh: '调整互动账号名单', en: 'List of accounts changed' },
  'patrol.assigned': { zh: '安排巡查值班', en: 'Patrol assigned' },
  'patrol.begun': { zh: '开始巡查', en: 'Patrol begun' },
  'patrol.finished': { zh: '完成巡查', en: 'Patrol done' },
  'patrol.overdue': { zh: '巡查逾期', en: 'Patrol overdue' },
  'patrol.missed': { zh: '漏巡', en: 'Patrol missed' },
  'patrol.findingRaised': { zh: '巡查发现问题', en: 'Finding of a patrol' },
  'patrol.findingCorrected': { zh: '纠正巡查问题', en: 'Finding corrected' },
  'patrol.findingClosed': { zh: '复核销号', en: 'Finding closed' },
  'patrol.findingReopened': { zh: '退回重改', en: 'Correction sent back' },
  'patrol.findingOverdue': { zh: '巡查问题超时未纠正', en: 'Finding not corrected in time' },
};
