import type { LocalizedText } from '../kernel/index.ts';

/** Every refusal in both languages: what happened and what to do next. Codes are stable. */
export const questionRefusals = {
  'questions.settled': {
    zh: '这个问题已经办结，如需重办请先重新打开',
    en: 'This question is settled; open it again first',
  },
  'questions.notSettled': { zh: '这个问题还没有办结', en: 'This question is not settled yet' },
  'questions.grouped': {
    zh: '这个问题已并入相同问题，请在那里办理',
    en: 'This question was grouped with another; deal with that one',
  },
  'questions.notGrouped': { zh: '这个问题没有并入其他问题', en: 'This question is in no group' },
  'questions.leadUnsuitable': {
    zh: '只能并入本单位未办结、且未并入他处的问题；已有其他问题并入的，请反过来合并',
    en: 'Group it with an open question of the same office that is in no group itself; if others follow this one, group the other way round',
  },
  'questions.distressOpen': {
    zh: '疑似求助或危险，请先由人判断并登记，再办理其他事项',
    en: 'It shows signs of distress; decide on them and record it first',
  },
  'questions.noDistress': { zh: '没有待判断的求助迹象', en: 'No sign of distress waits for a decision' },
  'questions.assigneeOutside': {
    zh: '只能交给承办单位从事内容工作的人员',
    en: 'It can only be given to somebody who works on content in the responsible office',
  },
  'questions.handoverPending': {
    zh: '已在转办，等待对方答复；如需改转请先撤回',
    en: 'It is being handed over; take that back first',
  },
  'questions.noHandover': {
    zh: '没有等待答复的转办，请刷新',
    en: 'No handover waits for an answer; read it again',
  },
  'questions.handoverElsewhere': {
    zh: '只能转给同一体系内的其他单位',
    en: 'It can only be handed to another office of the same tree',
  },
  'questions.notReceiver': {
    zh: '转办须由接收单位的人员答复',
    en: 'Only people of the receiving office answer a handover',
  },
  'questions.answerPending': {
    zh: '已有答复待审核或正在发出，请先处理该答复',
    en: 'An answer waits for approval or is on its way; deal with it first',
  },
  'questions.noAnswer': { zh: '没有待处理的答复，请刷新', en: 'No answer waits; read it again' },
  'questions.answerChanged': {
    zh: '答复在您打开之后有改动，请重新阅读',
    en: 'The answer was changed since you read it; read it again',
  },
  'questions.ownAnswer': {
    zh: '不能审核自己起草的答复，请由另一人审核',
    en: 'Nobody approves an answer of his own; somebody else must',
  },
  'questions.notApprover': {
    zh: '答复须由规则指定的职务审核，您不在其中',
    en: 'The rule book names the offices that approve answers; you hold none of them',
  },
  'questions.replyImpossible': {
    zh: '只有来自评论或私信的问题才能在平台上回复',
    en: 'Only a question from a comment or message can be answered on the platform',
  },
  'questions.pageImpossible': {
    zh: '提问人没有查询页，请选择其他答复方式',
    en: 'Who asked has no page of his own; choose another way',
  },
  'questions.manuscriptMissing': {
    zh: '请指定用来答复的稿件',
    en: 'Name the manuscript that answers it',
  },
  'questions.manuscriptNotPublic': {
    zh: '稿件发布并核验后才能办结',
    en: 'It is answered once the manuscript is public',
  },
  'questions.ratingClosed': {
    zh: '答复发出后才能评价，且只能评价一次',
    en: 'It can be rated once, after the answer went out',
  },
  'questions.purged': {
    zh: '提问内容已按规定删除',
    en: 'What was asked has been deleted as the rules ask',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type QuestionRefusal = keyof typeof questionRefusals;
