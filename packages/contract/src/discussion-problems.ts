import { defineProblems } from './problem.ts';

export const discussionProblems = defineProblems({
  'discussion.notInFlow': {
    status: 403,
    zh: '只有本稿件的编写人员和流程内的审校人员可以批注或提出修改建议。',
    en: 'Only those who write this manuscript or hold a seat of its procedure may comment or suggest.',
  },
  'discussion.notTheAuthor': {
    status: 403,
    zh: '修改建议由稿件的编写人员处理。',
    en: 'Suggestions are settled by those who write the manuscript.',
  },
  'discussion.closed': {
    status: 409,
    zh: '稿件已作废，不能再批注。',
    en: 'The manuscript was abandoned and takes no more comments.',
  },
  'discussion.noSuchRevision': {
    status: 422,
    zh: '没有这个版本，请刷新后重试。',
    en: 'There is no such revision. Read the manuscript again.',
  },
  'discussion.quoteDiffers': {
    status: 422,
    zh: '所选文字与该版本不符，请刷新后重新选择。',
    en: 'The passage is not what stands there in that revision. Read it again and choose anew.',
  },
  'discussion.messageEmpty': {
    status: 422,
    zh: '请填写批注内容。',
    en: 'A comment needs words.',
  },
  'discussion.mentionUnreachable': {
    status: 422,
    zh: '被提到的人员看不到本稿件，请重新选择。',
    en: 'Somebody who was mentioned cannot read this manuscript. Choose again.',
  },
  'discussion.alreadyResolved': {
    status: 409,
    zh: '该批注已标为解决。',
    en: 'This thread is already resolved.',
  },
  'discussion.notResolved': {
    status: 409,
    zh: '该批注尚未解决，无需重新打开。',
    en: 'This thread is open.',
  },
  'discussion.full': {
    status: 409,
    zh: '批注数量已达上限，请先处理已有批注。',
    en: 'There are as many comments as there may be. Deal with those first.',
  },
  'discussion.staleBase': {
    status: 409,
    zh: '稿件已有新版本，请在新版本上提出修改建议。',
    en: 'The text was changed meanwhile. Make the suggestions on the newest one.',
  },
  'discussion.baseDiffers': {
    status: 422,
    zh: '去掉修改建议后与原稿不一致，已拒绝。请刷新后重新修改。',
    en: 'Without its suggestions this is not the text that it says it is based on. Read the text again and suggest anew.',
  },
  'discussion.noSuggestions': {
    status: 422,
    zh: '没有任何修改建议。',
    en: 'There is no suggestion in it.',
  },
  'discussion.suggestionUnknown': {
    status: 422,
    zh: '没有这条修改建议。',
    en: 'There is no such suggestion in this set.',
  },
  'discussion.alreadySettled': {
    status: 409,
    zh: '修改建议已处理或已收回。',
    en: 'These suggestions were settled or taken back already.',
  },
});
