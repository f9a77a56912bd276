import { defineProblems } from './problem.ts';

export const conversationProblems = defineProblems({
  'conversations.alreadySettled': {
    status: 409,
    zh: '这条留言已经处理，请刷新后查看处理结果',
    en: 'This has been dealt with already; look at what became of it',
  },
  'conversations.beingAnswered': {
    status: 409,
    zh: '同事的答复正在办理，为免重复答复，本次未受理',
    en: "A colleague's answer is on its way; yours was not taken, so that nobody is answered twice",
  },
  'conversations.gone': {
    status: 409,
    zh: '作者已在平台上删除这条留言，无法答复',
    en: 'Its author has deleted it on the platform, so it cannot be answered',
  },
  'conversations.changed': {
    status: 409,
    zh: '这条留言在您打开之后有变化，请先看新的内容',
    en: 'It has changed since you opened it; read it again first',
  },
});
