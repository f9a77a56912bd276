import { actStatuses, actTextMax } from '@sanshen/domain/interaction';
import { interactionActions } from '@sanshen/domain/policy';
import { z } from 'zod';
import { checkSeverities } from './checks.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

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
