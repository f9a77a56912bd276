import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** Of people: logins, letters, training, qualifications and selection (§8, §10). */
export const peopleNotificationTexts = {
  loginWitness: {
    zh: '有人为本单位人员开通或重置了登录。请向其本人核实后，当面告知这后半段一次性密码。',
    en: 'Somebody gave or reset the login of a person here. Make sure with that person, then tell the second half of the one-time password.',
  },
  letterIssued: {
    zh: '有责任书等您签字。请阅读全文后签字，或退回并说明理由。',
    en: 'A responsibility letter waits for your signature. Read it, then sign it or send it back with a reason.',
  },
  letterAnswered: {
    zh: '您签发的责任书已有答复。被退回的，请看理由后重新签发。',
    en: 'A responsibility letter that you issued was answered. If it was sent back, see why and issue it anew.',
  },
  examinationSet: {
    zh: '有一场考试需要您参加，请在开放时间内完成。',
    en: 'There is an examination for you. Take it while it is open.',
  },
  examinationCancelled: { zh: '一场考试已取消。', en: 'An examination was cancelled.' },
  examinationMarked: {
    zh: '您的考试成绩已公布，请查看。',
    en: 'Your examination is marked. Look at your result.',
  },
  markingWaits: {
    zh: '有简答题等待评阅，请独立评分。',
    en: 'Free answers wait to be marked. Give your points on your own.',
  },
  certificateIssued: {
    zh: '您已取得资格证书，可以在“培训”中下载。',
    en: 'You have a new certificate; it can be printed under Training.',
  },
  certificateRevoked: {
    zh: '您的一项资格证书已撤销，相应资格同时取消。请查看原因。',
    en: 'A certificate of yours was revoked, and the qualification with it. See why.',
  },
  coursePublished: {
    zh: '有一门课程需要您学习，请在期限前完成。',
    en: 'There is a course for you to learn. Complete it in time.',
  },
  qualificationEnding: {
    zh: '您的资格、用工或任职即将到期，到期即停止相应权限。请及时办理。',
    en: 'Your qualification, employment or appointment ends soon, and with it what it lets you do. See to it in time.',
  },
  qualificationEndingOf: {
    zh: '本单位有人员的资格、用工或任职即将到期。请查看到期后哪些职责无人可担，提前安排。',
    en: 'Somebody’s qualification, employment or appointment here ends soon. See what it leaves uncovered.',
  },
  qualificationLapsed: {
    zh: '您的资格、用工或任职已到期，即时起不能再履行相应职责。请查看并办理。',
    en: 'Your qualification, employment or appointment has ended, and with it what it let you do. See what is left.',
  },
  qualificationLapsedOf: {
    zh: '有人员的资格、用工或任职已到期，其相应权限已停止。请查看受影响的职责并补充人员。',
    en: 'Somebody’s qualification, employment or appointment has ended, and so have his rights. See what is uncovered.',
  },
  selectionProposed: {
    zh: '有新媒体岗位人选等待审核，请对照遴选标准逐条审核。',
    en: 'A candidate waits to be held against the criteria.',
  },
  selectionDecided: {
    zh: '与您有关的遴选有新进展，请查看。',
    en: 'Something was decided about a selection that concerns you.',
  },
  probationOver: {
    zh: '有人选试用期满，请带教人出具意见，再由单位决定。',
    en: 'A probation is over: the mentor gives his word, then the unit decides.',
  },
} as const satisfies Partial<Record<NotificationKind, LocalizedText>>;
