import type { InteractionRefusal } from '@sanshen/domain/interaction';
import { defineProblems } from './problem.ts';

/** Refusals of the rules; a missing text does not compile. */
export const interactionProblems = defineProblems<InteractionRefusal>({
  'interaction.actionNotAllowed': {
    status: 409,
    zh: '审校制度未规定此类互动，不能办理',
    en: 'The rule book has no rule for this action, so it is not allowed',
  },
  'interaction.frozen': {
    status: 409,
    zh: '本组织处于封停状态，不能对外互动',
    en: 'The organisation is frozen: its accounts do nothing towards users',
  },
  'interaction.channelNotRunning': {
    status: 409,
    zh: '该账号未在运行，不能互动',
    en: 'This channel does not run now',
  },
  'interaction.targetWrong': {
    status: 400,
    zh: '互动对象不符合此类操作的要求，请核对后重选',
    en: 'This action cannot be done to that; choose another target',
  },
  'interaction.targetForbidden': {
    status: 409,
    zh: '该账号在本单位的禁止互动名单上',
    en: 'This account is on the list of those that the unit does not deal with',
  },
  'interaction.targetImpersonates': {
    status: 409,
    zh: '该账号与官方账号名称相近但并非官方账号，疑似假冒，不能互动。请按巡查发现登记上报',
    en: 'This account looks like an official one and is none: an imitation, perhaps. Report it as a finding of the patrol',
  },
  'interaction.messageGone': {
    status: 409,
    zh: '该评论或消息已被作者或平台删除',
    en: 'Its writer or the platform has deleted it',
  },
  'interaction.alreadyAsked': {
    status: 409,
    zh: '同样的操作已在申请或办理中',
    en: 'The same has been asked for already and is not done yet',
  },
  'interaction.textMissing': { status: 400, zh: '请填写内容', en: 'Write the text' },
  'interaction.textNotTaken': { status: 400, zh: '此类操作没有文字内容', en: 'This action has no text' },
  'interaction.reasonMissing': {
    status: 400,
    zh: '隐藏或删除评论须选择审校制度列明的理由。批评、质疑和不同意见不是理由',
    en: 'Hiding a comment needs one of the reasons of the rule book. Criticism is not one',
  },
  'interaction.reasonNotListed': {
    status: 400,
    zh: '该理由不在审校制度列明的范围内。批评、质疑和不同意见不是隐藏评论的理由，请回应或转办',
    en: 'The rule book does not list this reason. Criticism is no reason for hiding a comment: answer it or pass it on',
  },
  'interaction.ownRequest': {
    status: 403,
    zh: '本人提出的申请须由他人批准',
    en: 'Somebody else has to approve what you asked for',
  },
  'interaction.notYours': {
    status: 403,
    zh: '只有申请人可以撤回',
    en: 'Only who asked for it can take it back',
  },
  'interaction.notEntitled': {
    status: 403,
    zh: '审校制度规定由其他职务批准此类互动',
    en: 'The rule book names other offices to approve this action',
  },
  'interaction.alreadyApproved': {
    status: 409,
    zh: '您已批准，还须其他人批准',
    en: 'You have approved it; others have to as well',
  },
  'interaction.wrongStatus': {
    status: 409,
    zh: '该申请的状态已变化，请刷新后再办',
    en: 'It has moved on since; read it again',
  },
  'interaction.evidenceMissing': {
    status: 400,
    zh: '请上传截图等办理凭证',
    en: 'Upload evidence, such as a screenshot',
  },
  'interaction.standingNotAllowed': {
    status: 409,
    zh: '审校制度不允许对此类互动作长期批准',
    en: 'The rule book allows no standing approval for this action',
  },
  'interaction.standingTooMany': {
    status: 409,
    zh: '次数超过审校制度的上限，或每小时次数大于每日次数',
    en: 'More a day than the rule book allows, or more an hour than a day',
  },
  'interaction.standingTooLong': {
    status: 409,
    zh: '有效期超过审校制度的上限，或已经过去',
    en: 'It would hold longer than the rule book allows, or is over already',
  },
  'interaction.standingEnded': {
    status: 409,
    zh: '该长期批准已终止',
    en: 'This standing approval has ended',
  },
  'interaction.templateWrong': {
    status: 400,
    zh: '模板有误：每个变量须有定义且只用一次，两个变量之间须有文字，链接须限定网址',
    en: 'The template is wrong: each variable is defined and used once, words stand between two, and links are bound to addresses',
  },
});
