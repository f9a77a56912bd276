import type { LocalizedText } from '@sanshen/domain/kernel';
import type { NotificationKind } from '@sanshen/domain/review';

/** Of what goes on with the public: questions, acts of official accounts, patrols (§2, §6). */
export const publicNotificationTexts = {
  questionArrived: {
    zh: '收到新的青年提问，请按时限答复。',
    en: 'A young person has asked something. Answer in time.',
  },
  questionDistress: {
    zh: '有一条提问疑似求助或危险，请立即查看，由人判断并登记处理。',
    en: 'A question shows signs of distress or danger. Look at it now, decide, and record what is done.',
  },
  questionDistressWaits: {
    zh: '有一条疑似求助或危险的提问超过时限仍无人判断，请立即处理或督促。',
    en: 'A question with signs of distress is past its time and nobody has decided on it. Deal with it now.',
  },
  questionAssigned: { zh: '有一条青年提问交由您办理。', en: 'A question was given to you.' },
  questionHandedOver: {
    zh: '有一条青年提问转给本单位，请在时限内答复是否接收。',
    en: 'Another office wants to hand you a question. Say in time whether you take it.',
  },
  questionHandoverAnswered: {
    zh: '您转办的提问已有答复。',
    en: 'A question that you handed over was answered for.',
  },
  questionHandoverWaits: {
    zh: '有一条转办的提问超过时限仍无人答复是否接收。接收单位请尽快答复；转出单位在此之前仍须负责。',
    en: 'A question that was offered to another office waits there past its time. That office should say whether it takes it; until then yours stays responsible.',
  },
  questionAnswerWaits: { zh: '有一条答复等待您审核。', en: 'An answer waits for your approval.' },
  questionAnswerReturned: {
    zh: '您起草的答复被退回，请修改后重新提交。',
    en: 'Your answer was returned. Revise it.',
  },
  questionAnswerFailed: {
    zh: '平台未接受一条答复，请查看原因后重新答复。',
    en: 'The platform did not take an answer. See why and answer again.',
  },
  questionOverdue: {
    zh: '有青年提问超过时限仍未答复，请尽快答复或督促。',
    en: 'A question is past its deadline and not answered. Answer it, or see that it is done.',
  },
  actWaits: {
    zh: '有官方账号互动申请等待您批准，请查看后批准或不批准。',
    en: 'An act of an official account waits for your approval. Read it, then approve or refuse it.',
  },
  actDecided: { zh: '您的互动申请有结果，请查看。', en: 'What you asked an account to do was decided.' },
  actByHand: {
    zh: '有一项互动需要人工办理或核实，请按步骤办理并登记结果。',
    en: 'An act needs a person: follow the steps, or look what became of it, and record the result.',
  },
  actFailed: {
    zh: '互动未能办理。请查看原因，必要时重新申请。',
    en: 'An act was not done. See why, and ask again if it is still wanted.',
  },
  standingWaits: {
    zh: '有一项长期批准等待您同意。请核对模板、次数和期限。',
    en: 'A standing approval waits for you. Look at its template, limits and term.',
  },
  standingDecided: { zh: '您提出或负责的长期批准有结果。', en: 'A standing approval of yours was decided.' },
  patrolAssigned: {
    zh: '您被安排互动区巡查值班，请按时巡查。',
    en: 'You are on duty for a patrol of the comments. Do it in time.',
  },
  patrolOverdue: {
    zh: '今天有账号的互动区巡查已逾期，请立即巡查或督促。',
    en: 'A patrol of today is overdue. Do it now, or see that it is done.',
  },
  patrolMissed: {
    zh: '有账号漏做互动区巡查，已记录。请查明原因。',
    en: 'A patrol was missed, which is on record. Find out why.',
  },
  patrolFindingRaised: {
    zh: '发现账号有未经申请批准的互动，请核实处理。',
    en: 'An account has acted without any request or approval. Look into it.',
  },
  patrolFindingOverdue: {
    zh: '巡查发现的问题超过时限未纠正，请立即处理。',
    en: 'Something that a patrol found is not corrected in time. Deal with it now.',
  },
} as const satisfies Partial<Record<NotificationKind, LocalizedText>>;
