import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** Of supervision: circulars, assessments, cases, spot checks and the archive of a year (§12). */
export const supervisionNotificationTexts = {
  circularDelivered: {
    zh: '收到一份通报，请查看并签收。',
    en: 'A circular was delivered to your unit. Read it and sign for it.',
  },
  circularDue: {
    zh: '有通报尚未签收，已过期限，请立即签收。',
    en: 'A circular still has to be signed for. Its time is over.',
  },
  circularReplaced: {
    zh: '一份通报已被更正或撤销，请以新的通报为准。',
    en: 'A circular was corrected or recalled. The new one counts.',
  },
  assessmentPublished: {
    zh: '上级公示了本单位的考核结果，请核对；有异议的，可在期限内逐项申诉。',
    en: 'The assessment of your unit was published. Check it; you may appeal item by item in time.',
  },
  assessmentAppealed: {
    zh: '有单位对考核扣分提出申诉，请在期限内答复。',
    en: 'A unit appeals against points that it lost. Answer in time.',
  },
  assessmentDecided: {
    zh: '本单位的考核申诉有结果，请查看。',
    en: 'An appeal in the assessment of your unit was decided.',
  },
  assessmentFinal: {
    zh: '考核结果已生效，请查看。',
    en: 'The assessment is final.',
  },
  yearArchiveDone: {
    zh: '年度归档已制作完成，可以下载。',
    en: 'The archive of a year is ready.',
  },
  caseOpened: {
    zh: '有案件立案，请核实后通知有关单位。',
    en: 'A case was opened. Verify it, then notify the unit.',
  },
  caseNotified: {
    zh: '上级就一起案件通知本单位，请在期限内答复并整改；有异议的，可以申诉。',
    en: 'Your unit was notified of a case. Answer and rectify in time; you may appeal.',
  },
  caseAnswered: {
    zh: '有单位对案件作了答复、报送整改或提出申诉，请查看并办理。',
    en: 'A unit answered, rectified or appealed in a case. See what it says, and go on.',
  },
  caseDecided: {
    zh: '本单位的一起案件有新的处理结果，请查看。',
    en: 'Something was decided in a case of your unit.',
  },
  caseOverdue: {
    zh: '有案件超过办理期限，已记录并报告上级，请立即办理或督促。',
    en: 'A case is past its deadline, which is on record and was told to the superior. Act on it now.',
  },
  accountabilityRecorded: {
    zh: '有一项涉及您本人的责任追究记录，请查看；有异议的，可以在期限内申诉。',
    en: 'There is an accountability record about you. Read it; you may appeal in time.',
  },
  accountabilityAppealed: {
    zh: '有一项责任追究记录的当事人提出申诉，请复核。',
    en: 'The person concerned appeals against an accountability record. Look at it again.',
  },
  accountabilityDecided: {
    zh: '您对责任追究记录的申诉有结果，请查看。',
    en: 'Your appeal against an accountability record was decided.',
  },
  spotCheckAssigned: {
    zh: '有一次抽查交由您检查，请独立完成，勿与他人商量。',
    en: 'You inspect a spot check. Do it by yourself, without consulting others.',
  },
  spotCheckDiffers: {
    zh: '一次抽查的两名检查人意见不一致，请您裁定。',
    en: 'The inspectors of a spot check differ. Decide between them.',
  },
  spotCheckSettled: {
    zh: '一次抽查已有结果，请查看。',
    en: 'A spot check is settled. See what it found.',
  },
} as const satisfies Partial<Record<NotificationKind, LocalizedText>>;
