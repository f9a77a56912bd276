import type { LocalizedText } from '@sanshen/domain/kernel';
import type { ReviewEventKind } from '@sanshen/domain/review';

/** What each kind of event is called in a manuscript's history; a missing kind does not compile. */
export const historyTexts: Readonly<Record<ReviewEventKind, LocalizedText>> = {
  created: { zh: '新建稿件', en: 'Opened' },
  revised: { zh: '修改稿件', en: 'Text saved' },
  submitted: { zh: '送审', en: 'Submitted for review' },
  roundStarted: { zh: '开始一轮审校', en: 'Review round begun' },
  stageEntered: { zh: '进入审次', en: 'Stage entered' },
  signedOff: { zh: '签署', en: 'Signed' },
  signOffsCarried: { zh: '原签署继续有效', en: 'Earlier signatures stand' },
  recheckAsked: { zh: '请原签署人确认修正', en: 'Earlier signers asked to confirm a correction' },
  stageCompleted: { zh: '审次完成', en: 'Stage completed' },
  returned: { zh: '退回', en: 'Returned' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
  abandoned: { zh: '作废', en: 'Abandoned' },
  importanceChanged: { zh: '调整重要程度', en: 'Importance changed' },
  seatFoundEmpty: { zh: '席位无人可签', en: 'Nobody can sign a seat' },
  seatFilled: { zh: '席位恢复有人可签', en: 'A seat can be signed again' },
  deadlinePassed: { zh: '超过审校时限', en: 'Review deadline passed' },
  findingNoted: { zh: '提出问题', en: 'Finding noted' },
  findingRuled: { zh: '问题裁定', en: 'Finding ruled' },
  rulingTakenBack: { zh: '撤回裁定', en: 'Ruling taken back' },
  emergencyRequested: { zh: '申请应急签发', en: 'Emergency release requested' },
  emergencyConfirmed: { zh: '确认应急签发', en: 'Emergency release confirmed' },
  laterReviewCompleted: { zh: '补审完成', en: 'Later review completed' },
  laterReviewObjected: { zh: '补审未通过', en: 'Later review objected' },
  laterReviewOverdue: { zh: '补审超过时限', en: 'Later review overdue' },
  released: { zh: '签发', en: 'Released' },
  releaseRevoked: { zh: '撤销签发', en: 'Release revoked' },
  publishingStopped: { zh: '停止发布', en: 'Publishing stopped' },
  publicationBegun: { zh: '开始发布', en: 'Publication begun' },
  publicationAccepted: { zh: '平台已受理', en: 'Accepted by the platform' },
  publicationDone: { zh: '发布完成', en: 'Published' },
  publicationRejected: { zh: '平台未接受发布', en: 'Rejected by the platform' },
  publicationHandedOver: { zh: '转人工办理', en: 'Handed over to a person' },
  publicationVerified: { zh: '核验已发布内容', en: 'Published copy verified' },
  takedownBegun: { zh: '开始撤稿', en: 'Takedown begun' },
  takedownFailed: { zh: '撤稿未成功', en: 'Takedown failed' },
  takenDown: { zh: '撤稿完成', en: 'Taken down' },
};

const byKind = new Map<string, LocalizedText>(Object.entries(historyTexts));

/** What an event of a recorded kind is called; a kind that this version does not know is shown by its own name. */
export function historyText(kind: string): LocalizedText {
  return byKind.get(kind) ?? { zh: kind, en: kind };
}
