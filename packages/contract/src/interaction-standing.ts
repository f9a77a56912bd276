import { actTextMax, standingStatuses, templateFaults } from '@sanshen/domain/interaction';
import { z } from 'zod';
import { actionSchema, personSchema, wordSchema } from './interaction.ts';
import { defineRoute, instantSchema, localizedTextSchema, noContent } from './route.ts';

const id = z.string().min(1).max(100);
const tags = { capability: 'interaction', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });

const variableSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    name: z.string().min(1).max(30),
    kind: z.literal('choice'),
    choices: z.array(z.string().min(1).max(100)).min(1).max(30),
  }),
  z.strictObject({ name: z.string().min(1).max(30), kind: z.literal('number') }),
  z.strictObject({ name: z.string().min(1).max(30), kind: z.literal('date') }),
  z.strictObject({
    name: z.string().min(1).max(30),
    kind: z.literal('link'),
    prefixes: z.array(z.string().min(1).max(200)).min(1).max(10),
  }),
  z.strictObject({
    name: z.string().min(1).max(30),
    kind: z.literal('words'),
    max: z.number().int().min(1).max(40),
  }),
]);
export const templateSchema = z.strictObject({
  text: z.string().trim().min(1).max(actTextMax),
  variables: z.array(variableSchema).max(8),
});
export const templateFaultSchema = z.enum(templateFaults);

const standingTerms = {
  action: actionSchema,
  channel: id.nullable(),
  name: z.string().trim().min(1).max(60),
  template: templateSchema.nullable(),
  perHour: z.number().int().min(1).max(1000),
  perDay: z.number().int().min(1).max(10_000),
  validTo: instantSchema,
};

export const standingSchema = z.object({
  standing: z.string(),
  organization: z.string(),
  ...standingTerms,
  actionName: localizedTextSchema,
  channelName: z.string().nullable(),
  status: z.enum([...standingStatuses, 'expired']),
  owner: personSchema,
  proposed: wordSchema,
  granted: z.array(wordSchema),
  closed: wordSchema.nullable(),
  needed: z.number().int(),
  use: z.object({ lastHour: z.number().int(), today: z.number().int() }),
  may: z.object({ grant: z.boolean(), end: z.boolean() }),
});

export const listStanding = defineRoute({
  ...tags,
  id: 'interaction.standings',
  method: 'GET',
  path: '/api/v1/organizations/:organization/standing-approvals',
  summary: { zh: '长期批准', en: 'Standing approvals with their limits and their use' },
  params: ofOrganization,
  response: z.object({ items: z.array(standingSchema) }),
  command: false,
});

export const proposeStanding = defineRoute({
  ...tags,
  id: 'interaction.propose',
  method: 'POST',
  path: '/api/v1/organizations/:organization/standing-approvals',
  summary: { zh: '提出长期批准', en: 'Propose a standing approval' },
  params: ofOrganization,
  body: z.strictObject({ ...standingTerms, owner: id.optional() }),
  response: z.object({ standing: z.string() }),
  command: true,
  status: 201,
});

export const stepStanding = defineRoute({
  ...tags,
  id: 'interaction.standing',
  method: 'POST',
  path: '/api/v1/standing-approvals/:standing/step',
  summary: { zh: '同意、不同意或终止长期批准', en: 'Grant, refuse or end a standing approval' },
  params: z.object({ standing: z.uuid() }),
  body: z.strictObject({ step: z.enum(['grant', 'refuse', 'end']) }),
  response: z.object({ status: z.enum(standingStatuses) }),
  command: true,
});

const accountSchema = z.object({
  id: z.string(),
  platform: z.string(),
  handle: z.string(),
  listing: z.enum(['allowed', 'forbidden']),
  why: z.string(),
  by: z.string(),
  at: instantSchema,
});

export const listAccounts = defineRoute({
  ...tags,
  id: 'interaction.accounts',
  method: 'GET',
  path: '/api/v1/organizations/:organization/interaction-accounts',
  summary: {
    zh: '可互动与禁止互动的账号名单',
    en: 'Accounts that the unit deals with, and those that it does not',
  },
  params: ofOrganization,
  response: z.object({ items: z.array(accountSchema), mayChange: z.boolean() }),
  command: false,
});

export const listAccount = defineRoute({
  ...tags,
  id: 'interaction.listAccount',
  method: 'POST',
  path: '/api/v1/organizations/:organization/interaction-accounts',
  summary: { zh: '列入或更改账号名单', en: 'Put an account on a list' },
  params: ofOrganization,
  body: z.strictObject({
    platform: id,
    handle: z.string().trim().min(1).max(200),
    listing: z.enum(['allowed', 'forbidden']),
    why: z.string().trim().min(1).max(300),
  }),
  response: z.object({ id: z.string() }),
  command: true,
  status: 201,
});

export const unlistAccount = defineRoute({
  ...tags,
  id: 'interaction.unlistAccount',
  method: 'DELETE',
  path: '/api/v1/organizations/:organization/interaction-accounts/:account',
  summary: { zh: '移出账号名单', en: 'Take an account off its list' },
  params: ofOrganization.extend({ account: z.uuid() }),
  response: noContent,
  command: true,
  status: 204,
});

export const readHidings = defineRoute({
  ...tags,
  id: 'interaction.hidings',
  method: 'GET',
  path: '/api/v1/organizations/:organization/hidings',
  summary: {
    zh: '隐藏评论统计：本组织及下级，按理由、账号和办理人',
    en: 'Comments hidden by the organisation and those below it: how many, why, by whom',
  },
  params: ofOrganization,
  query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z.object({
    total: z.number().int(),
    /** Hidden as spam by rule, without a second person. */
    byRule: z.number().int(),
    refused: z.number().int(),
    reasons: z.array(z.object({ reason: z.string(), name: localizedTextSchema, count: z.number().int() })),
    units: z.array(
      z.object({
        organization: z.string(),
        name: z.string(),
        count: z.number().int(),
        byRule: z.number().int(),
      }),
    ),
    recent: z.array(
      z.object({
        act: z.string(),
        organization: z.string(),
        organizationName: z.string(),
        channel: z.string(),
        reason: localizedTextSchema,
        byRule: z.boolean(),
        asked: wordSchema,
        approved: z.array(z.string()),
        at: instantSchema,
      }),
    ),
  }),
  command: false,
});

export const interactionStandingRoutes = [
  listStanding,
  proposeStanding,
  stepStanding,
  listAccounts,
  listAccount,
  unlistAccount,
  readHidings,
] as const;
