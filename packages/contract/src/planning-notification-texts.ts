import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** Of ideas and of campaigns that are handed down (§1, §2, §11). */
export const planningNotificationTexts = {
  campaignHandedDown: {
    zh: '上级下达了一项宣传任务，请按时认领，或说明不承接的理由。',
    en: 'A superior handed down a campaign. Claim it in time, or decline with a reason.',
  },
  campaignAnswered: {
    zh: '您下达的任务有单位认领、说明不承接或报送完成，请查看。',
    en: 'A unit claimed, declined or completed a campaign that you handed down.',
  },
  campaignReopened: {
    zh: '上级退回了本单位的任务答复，请查看理由并继续办理。',
    en: 'The superior sent the answer to a campaign back. See why, and go on.',
  },
  campaignChanged: {
    zh: '上级调整了任务期限或撤回了任务，请查看。',
    en: 'The superior moved a campaign’s deadline or withdrew it.',
  },
  campaignUnclaimed: {
    zh: '有任务超过认领时限仍无人认领，请尽快办理或督促。',
    en: 'Nobody claimed a campaign in time. Claim it, or see that it is claimed.',
  },
  campaignDue: {
    zh: '本单位承接的任务即将到期，请按时完成并报送。',
    en: 'A campaign of your unit is nearly due. Complete it and hand in the evidence.',
  },
  campaignOverdue: {
    zh: '有任务已超过完成期限，请立即办理或督促。',
    en: 'A campaign is past its deadline. Complete it now, or see that it is done.',
  },
  ideaWaits: {
    zh: '有选题等待您审批，请查看后同意或不予通过。',
    en: 'An idea waits for your approval. Read it, then approve or decline.',
  },
  ideaDecided: {
    zh: '您提出的选题已有审批结果，请查看。',
    en: 'Your idea was decided. See what was said.',
  },
} as const satisfies Partial<Record<NotificationKind, LocalizedText>>;
