import { actStatuses, actTextMax, type InteractionRefusal } from '@sanshen/domain/interaction';
import { interactionActions } from '@sanshen/domain/policy';
import { z } from 'zod';
import { checkSeverities } from './checks.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

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

const id = z.string().min(1).max(100);
const tags = { capability: 'interaction', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofAct = z.object({ act: z.uuid() });
export const personSchema = z.object({ person: z.string(), name: z.string() });
export const wordSchema = personSchema.extend({ at: instantSchema });

export const actionSchema = z.enum(interactionActions);

/** What somebody wants an official account to do. */
export const actWishSchema = z.strictObject({
  channel: id,
  action: actionSchema,
  /** What it is for; who approves reads it. */
  purpose: z.string().trim().min(1).max(300),
  target: z.union([
    z.strictObject({ message: z.uuid() }),
    z.strictObject({ publication: z.uuid() }),
    z.strictObject({
      /** The account as the platform names it. */
      account: z.string().trim().min(1).max(200),
      /** The post that is liked, commented on or forwarded. */
      url: z
        .url({ protocol: /^https?$/ })
        .max(1000)
        .optional(),
    }),
  ]),
  text: z.string().trim().min(1).max(actTextMax).optional(),
  /** For hiding: one of the rule book's reasons. */
  reason: id.optional(),
  /** The version of the message that the person saw. */
  seen: z.number().int().min(1).optional(),
});
export type ActWishInput = z.output<typeof actWishSchema>;

const foundSchema = z.object({
  rule: z.string(),
  title: localizedTextSchema,
  severity: z.enum(checkSeverities),
  text: z.string(),
  message: localizedTextSchema,
});

const spamSchema = z.object({ rule: z.string(), text: localizedTextSchema, excerpts: z.array(z.string()) });

export const actSchema = z.object({
  act: z.string(),
  organization: z.string(),
  channel: z.object({ id: z.string(), name: z.string(), platform: z.string() }),
  action: actionSchema,
  actionName: localizedTextSchema,
  status: z.enum(actStatuses),
  /** How it was approved; null while it is not. */
  via: z.enum(['people', 'standing', 'spamRule']).nullable(),
  standing: z.object({ id: z.string(), name: z.string() }).nullable(),
  reason: z.object({ id: z.string(), name: localizedTextSchema }).nullable(),
  spam: z.array(spamSchema),
  /** Null for who may not read it, and once it had to be deleted. */
  words: z
    .object({
      purpose: z.string(),
      text: z.string().nullable(),
      account: z.string().nullable(),
      url: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  target: z.object({
    kind: z.enum(['message', 'publication', 'account']),
    /** Null for who may not read what the public wrote, and once it was deleted. */
    message: z
      .object({ id: z.string(), pseudonym: z.string(), text: z.string(), writtenAt: instantSchema })
      .nullable(),
    publication: z.object({ id: z.string(), title: z.string(), url: z.string().nullable() }).nullable(),
  }),
  checks: z.array(foundSchema),
  asked: wordSchema,
  approvals: z.array(wordSchema),
  needed: z.number().int(),
  closed: z
    .object({ name: z.string().nullable(), at: instantSchema, code: z.string().nullable() })
    .nullable(),
  /** What the platform said, or why a person has to do it. */
  answer: localizedTextSchema.nullable(),
  evidence: z.string().nullable(),
  /** For a step by hand. */
  guide: z.object({ openUrl: z.string(), steps: z.array(localizedTextSchema) }).nullable(),
  may: z.object({ approve: z.boolean(), withdraw: z.boolean(), record: z.boolean() }),
});

const outcomeSchema = z.object({
  act: z.string(),
  status: z.enum(actStatuses),
  via: z.enum(['people', 'standing', 'spamRule']).nullable(),
});

export const requestAction = defineRoute({
  ...tags,
  id: 'interaction.request',
  method: 'POST',
  path: '/api/v1/acts',
  summary: {
    zh: '申请一次官方账号互动（关注、点赞、评论、回复、转发、私信、置顶、精选、隐藏等）',
    en: 'Ask for an act of an official account',
  },
  body: actWishSchema,
  response: outcomeSchema,
  command: true,
  status: 201,
});

export const previewAction = defineRoute({
  ...tags,
  id: 'interaction.preview',
  method: 'POST',
  path: '/api/v1/acts/preview',
  summary: {
    zh: '申请前查看：文字检查结果、是否在长期批准内、由谁批准',
    en: 'What would follow from asking: findings in the text, whether a standing approval covers it, who would decide',
  },
  body: actWishSchema,
  response: z.object({
    /** Why it would be refused; null when it would be taken. */
    refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
    /** How it would be approved at once; null when a person decides. */
    via: z.enum(['standing', 'spamRule']).nullable(),
    standing: z.object({ id: z.string(), name: z.string() }).nullable(),
    spam: z.array(spamSchema),
    checks: z.array(foundSchema),
    approvers: z.array(personSchema),
    by: z.enum(['api', 'person']),
  }),
  // Changes nothing.
  command: false,
});

export const listActs = defineRoute({
  ...tags,
  id: 'interaction.acts',
  method: 'GET',
  path: '/api/v1/organizations/:organization/acts',
  summary: {
    zh: '互动申请与记录：待批准、办理中、全部记录',
    en: 'Acts of an organisation: those that wait for approval, those under way, the record',
  },
  params: ofOrganization,
  query: pageQuery.extend({
    view: z.enum(['waiting', 'running', 'record']).default('waiting'),
    action: actionSchema.optional(),
    channel: id.optional(),
    status: z.enum(actStatuses).optional(),
    /** Acts on one comment or message. */
    message: z.uuid().optional(),
  }),
  response: pageOf(actSchema).extend({
    counts: z.object({ waiting: z.number().int(), running: z.number().int(), byHand: z.number().int() }),
  }),
  command: false,
});

export const readAct = defineRoute({
  ...tags,
  id: 'interaction.act',
  method: 'GET',
  path: '/api/v1/acts/:act',
  summary: { zh: '一次互动的详情', en: 'One act' },
  params: ofAct,
  response: actSchema,
  command: false,
});

export const decideAct = defineRoute({
  ...tags,
  id: 'interaction.decide',
  method: 'POST',
  path: '/api/v1/acts/:act/decision',
  summary: { zh: '批准、不批准或撤回互动申请', en: 'Approve, refuse or withdraw a request' },
  params: ofAct,
  body: z.strictObject({
    decision: z.enum(['approve', 'refuse', 'withdraw']),
    note: z.string().trim().min(1).max(500).optional(),
  }),
  response: outcomeSchema,
  command: true,
});

export const recordAct = defineRoute({
  ...tags,
  id: 'interaction.record',
  method: 'POST',
  path: '/api/v1/acts/:act/result',
  summary: {
    zh: '登记人工办理或核实的结果',
    en: 'Record how a step by hand ended, or what a person found where the outcome was unknown',
  },
  params: ofAct,
  body: z.strictObject({
    outcome: z.enum(['done', 'failed']),
    evidence: digestSchema.optional(),
    note: z.string().trim().min(1).max(500).optional(),
  }),
  response: outcomeSchema,
  command: true,
});

export const readInteraction = defineRoute({
  ...tags,
  id: 'interaction.rules',
  method: 'GET',
  path: '/api/v1/organizations/:organization/interaction',
  summary: {
    zh: '本组织的互动规则、账号与可办事项',
    en: 'What the rule book says of interaction here, the channels, and what the caller may do',
  },
  params: ofOrganization,
  response: z.object({
    actions: z.array(
      z.object({
        id: actionSchema,
        name: localizedTextSchema,
        clause: z.string(),
        approvals: z.number().int(),
        standing: z.object({ maxPerDay: z.number(), validDays: z.number() }).nullable(),
        text: z.enum(['required', 'optional', 'no']),
        targets: z.array(z.enum(['comment', 'message', 'publication', 'account'])),
        url: z.boolean(),
        mayApprove: z.boolean(),
      }),
    ),
    hidingReasons: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
    channels: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        platform: z.string(),
        /** What its platform's API does by itself; the rest is done by a person. */
        byApi: z.array(actionSchema),
      }),
    ),
    publications: z.array(z.object({ id: z.string(), title: z.string(), channel: z.string() })),
    mayRequest: z.boolean(),
    frozen: z.boolean(),
  }),
  command: false,
});

export const interactionRoutes = [
  requestAction,
  previewAction,
  listActs,
  readAct,
  decideAct,
  recordAct,
  readInteraction,
] as const;
