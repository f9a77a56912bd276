import type { LocalizedText } from '@sanshen/domain/kernel';
import type { QuestionEvent } from '@sanshen/domain/questions';

/** What each step of a question is called, in its history and in the ledger; a missing one does not compile. */
export const questionStepTexts: Readonly<Record<QuestionEvent['kind'], LocalizedText>> = {
  received: { zh: '收到提问', en: 'Received' },
  kindSet: { zh: '改定类别', en: 'Kind changed' },
  distressNoticed: { zh: '发现求助或危险迹象', en: 'Signs of distress noticed' },
  distressDecided: { zh: '判断并登记处理', en: 'Distress decided on' },
  assigned: { zh: '交办', en: 'Assigned' },
  handoverAsked: { zh: '提出转办', en: 'Handover asked for' },
  handoverAccepted: { zh: '接收转办', en: 'Handover accepted' },
  handoverDeclined: { zh: '不接收转办', en: 'Handover declined' },
  handoverWithdrawn: { zh: '撤回转办', en: 'Handover taken back' },
  answerDrafted: { zh: '起草答复', en: 'Answer written' },
  answerReturned: { zh: '退回答复', en: 'Answer returned' },
  answerApproved: { zh: '审核通过答复', en: 'Answer approved' },
  answerPassedOn: { zh: '答复交平台发出', en: 'Answer passed on to the platform' },
  answerFailed: { zh: '平台未接受答复', en: 'The platform did not take the answer' },
  answered: { zh: '已答复', en: 'Answered' },
  answeredWithLead: { zh: '随相同问题一并答复', en: 'Answered with the question that it repeats' },
  closed: { zh: '办结（不需答复）', en: 'Closed without an answer' },
  reopened: { zh: '重新打开', en: 'Opened again' },
  merged: { zh: '并入相同问题', en: 'Grouped with another' },
  separated: { zh: '移出相同问题', en: 'Taken out of its group' },
  contactShown: { zh: '查看联系方式', en: 'Contact looked at' },
  rated: { zh: '提问人评价', en: 'Rated by who asked' },
  purged: { zh: '删除提问人信息', en: 'Data of who asked deleted' },
};

/** What each kind of the ledger's entries about questions is called. */
export const questionLedgerTexts = Object.fromEntries(
  Object.entries(questionStepTexts).map(([kind, { zh, en }]) => [
    `questions.${kind}`,
    { zh: `青年提问：${zh}`, en: `Question: ${en}` },
  ]),
  // The keys are those of the table above, which fromEntries cannot know.
) as Readonly<Record<`questions.${QuestionEvent['kind']}`, LocalizedText>>;
