import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** Of a manuscript on its way: reviews, release, publication, comments and suggestions, the rules of its checks. */
export const manuscriptNotificationTexts = {
  returned: {
    zh: '稿件被退回，请按退回意见修改后重新送审。',
    en: 'Your manuscript was returned. Revise it as asked and submit again.',
  },
  released: { zh: '稿件已签发，可以发布。', en: 'Your manuscript was released and may be published.' },
  releaseRevoked: {
    zh: '签发已撤销，稿件停止发布。请查看原因。',
    en: 'The release was revoked and nothing goes out. See why.',
  },
  seatOpened: {
    zh: '有稿件等待您审校，请查看并签署或退回。',
    en: 'A manuscript waits for your review. Read it, then sign or return it.',
  },
  recheckAsked: {
    zh: '您签署过的稿件有修正，请查看改动并确认。',
    en: 'A text that you signed was corrected. Look at the change and confirm it.',
  },
  signedOnPaper: {
    zh: '登记员以您的名义录入了一次纸质签署。如非您本人签署，请立即叫停并报告。',
    en: 'A registrar entered a sign-off on paper in your name. If you did not give it, stop the manuscript and report it.',
  },
  seatFoundEmpty: {
    zh: '有审校席位无人可签，流程已停住。请补充任职或指定代行。',
    en: 'Nobody can sign a seat and the run waits. Appoint somebody or name an acting holder.',
  },
  deadlinePassed: {
    zh: '审校已超过时限，请尽快处理或督促。',
    en: 'A review is past its deadline. Deal with it or see that it is done.',
  },
  reminder: {
    zh: '有稿件即将到审校时限，请及时处理。',
    en: 'A manuscript that waits for you is nearly due.',
  },
  stillOverdue: {
    zh: '审校或补审仍未完成，早已超过时限。请立即处理，或督促、指定代行。',
    en: 'A review is still not done and long past its deadline. Deal with it now, see that it is done, or name an acting holder.',
  },
  laterReviewOverdue: {
    zh: '应急签发后的补审已超过时限，请立即补审。',
    en: 'The review owed after an emergency release is overdue. Complete it now.',
  },
  laterReviewObjected: {
    zh: '应急签发后的补审未通过，请研究撤稿。',
    en: 'The later review objected to an emergency release. Decide on a takedown.',
  },
  emergencyRequested: {
    zh: '有应急签发申请等待您确认，请在时限内处理。',
    en: 'An emergency release waits for your confirmation. Answer in time.',
  },
  publicationHandedOver: {
    zh: '有一条发布需要人工办理或核实，请按步骤处理并登记结果。',
    en: 'A publication needs a person: follow the steps and record what happened.',
  },
  publicationRejected: {
    zh: '平台未接受发布。请查看原因，处理后重新发布。',
    en: 'The platform did not accept a publication. See why, mend it and publish again.',
  },
  publicationDiffers: {
    zh: '已发布的内容与签发稿不一致或已不可见，请立即核查。',
    en: 'What is public differs from what was released, or is gone. Look into it at once.',
  },
  mentioned: {
    zh: '有人在批注中提到了您，请查看并回复。',
    en: 'You were mentioned in a comment. Read it and answer.',
  },
  replied: { zh: '您参与的批注有新回复。', en: 'Somebody answered in a thread that you take part in.' },
  suggested: {
    zh: '有人对您的稿件提出了修改建议，请查看并采纳或不采纳。',
    en: 'Somebody suggested changes to your manuscript. Look at them and take or leave each.',
  },
  suggestionsSettled: {
    zh: '您提出的修改建议已有处理结果。',
    en: 'The changes that you suggested were dealt with.',
  },
  ruleDemoted: {
    zh: '有一条检查规则因被多次裁定为误报，已自动降为“建议”。请查看规则和例句。',
    en: 'A rule of the checks was overruled too often and gives advice only from now on. Look at the rule and its examples.',
  },
} as const satisfies Partial<Record<NotificationKind, LocalizedText>>;
