import type { ChannelRefusalCode } from '@sanshen/domain/channels';
import { channelDuties, channelPlatforms, channelRefusals, channelStatuses } from '@sanshen/domain/channels';
import type { LocalizedText } from '@sanshen/domain/kernel';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, noContent, pageOf, pageQuery } from './route.ts';

/** What does not exist or is missing in the request, what somebody is not allowed, and what stands otherwise than he saw it. */
const statuses = new Map<string, number>([
  ...[
    'channels.notApprover',
    'channels.ownApplication',
    'channels.notFilingOffice',
    'channels.ownFiling',
    'channels.noRight',
    'checkout.notOperator',
    'checkout.ownRequest',
    'checkout.notApprover',
    'checkout.notYours',
    'checkout.deviceNotEnrolled',
    'checkout.deviceElsewhere',
  ].map((code): [string, number] => [code, 403]),
  ...[
    'channels.reasonMissing',
    'channels.evidenceMissing',
    'channels.purposeMissing',
    'channels.filingIncomplete',
    'channels.dutyMissing',
    'channels.dutyTwice',
    'channels.dutyOutsider',
    'checkout.tooLong',
  ].map((code): [string, number] => [code, 422]),
]);

/** The refusals of the rules of channels as problems. */
export const channelRefusalProblems = defineProblems<ChannelRefusalCode>(
  // Same keys as the table, which fromEntries cannot know.
  Object.fromEntries(
    Object.entries(channelRefusals).map(([code, text]) => [
      code,
      { ...text, status: statuses.get(code) ?? 409 },
    ]),
  ) as Record<ChannelRefusalCode, LocalizedText & { readonly status: number }>,
);

export const channelProblems = defineProblems({
  'channels.noRuleBook': {
    status: 409,
    zh: '本单位及上级尚未备案规则，不能办理账号事项',
    en: 'No rule book is in force here, so nothing can be decided about channels',
  },
  'channels.handleTaken': {
    status: 409,
    zh: '该平台上的此账号已登记',
    en: 'This handle on this platform is registered already',
  },
  'channels.closed': { status: 409, zh: '账号已注销', en: 'The channel is closed' },
  'channels.secretUnknown': {
    status: 422,
    zh: '此账号的连接方式没有这项密钥',
    en: 'The way this channel is served knows no secret of this name',
  },
  'channels.secretMalformed': {
    status: 422,
    zh: '密钥格式不正确',
    en: 'The secret does not have the form that the platform gives it',
  },
  'channels.nothingChanges': { status: 409, zh: '与现状相同，没有变更', en: 'That is how it stands already' },
});

const id = z.string().min(1).max(100);
const name = z.string().trim().min(1).max(200);
const connector = z.string().regex(/^[a-z][A-Za-z0-9-]{0,49}$/);
/** Settings of a connector: short texts, numbers and switches; secrets are kept elsewhere. */
const settings = z.record(z.string().max(50), z.union([z.string().max(500), z.number(), z.boolean()]));

export const channelSchema = z.object({
  id: z.string(),
  organization: z.string(),
  platform: z.enum(channelPlatforms),
  name: z.string(),
  handle: z.string(),
  connector: z.string(),
  settings,
  status: z.enum(channelStatuses),
  registeredAt: instantSchema,
  version: z.number().int(),
});

const tags = { capability: 'channels', access: 'session' } as const;

export const listChannels = defineRoute({
  ...tags,
  id: 'channels.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/channels',
  summary: { zh: '组织的账号', en: 'Channels of an organisation' },
  params: z.object({ organization: id }),
  query: pageQuery,
  response: pageOf(channelSchema),
  command: false,
});

export const readChannel = defineRoute({
  ...tags,
  id: 'channels.read',
  method: 'GET',
  path: '/api/v1/channels/:channel',
  summary: { zh: '账号详情', en: 'A channel' },
  params: z.object({ channel: id }),
  response: channelSchema,
  command: false,
});

/** One line of the responsibility matrix (§11). */
export const dutyHolderSchema = z.strictObject({
  duty: z.enum(channelDuties),
  person: id,
  deputy: z.boolean().default(false),
});

/** The first step of a channel's life; it is opened on the platform only when it is approved, and publishes only when it is filed. */
export const applyForChannel = defineRoute({
  ...tags,
  id: 'channels.apply',
  method: 'POST',
  path: '/api/v1/organizations/:organization/channels',
  summary: { zh: '申请开设账号', en: 'Apply for a channel' },
  params: z.object({ organization: id }),
  body: z.strictObject({
    platform: z.enum(channelPlatforms),
    name,
    purpose: z.string().trim().max(1000),
    duties: z.array(dutyHolderSchema).max(50),
    connector: connector.default('manual'),
    settings: settings.default({}),
  }),
  response: z.object({ id: z.string() }),
  command: true,
  status: 201,
});

export const changeChannel = defineRoute({
  ...tags,
  id: 'channels.change',
  method: 'PATCH',
  path: '/api/v1/channels/:channel',
  summary: { zh: '变更账号名称和连接方式', en: 'Change a channel’s name or how it is served' },
  params: z.object({ channel: id }),
  body: z.strictObject({
    name: name.optional(),
    connector: connector.optional(),
    settings: settings.optional(),
  }),
  response: noContent,
  command: true,
  ifMatch: true,
  status: 204,
});

/** Write-only: no route gives a secret back. A repeated Idempotency-Key changes nothing, whatever the value. */
export const setChannelSecret = defineRoute({
  ...tags,
  id: 'channels.setSecret',
  method: 'PUT',
  path: '/api/v1/channels/:channel/secrets/:name',
  summary: { zh: '设置账号密钥（只写不读）', en: 'Set a secret of a channel; it can never be read' },
  params: z.object({ channel: id, name: z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/) }),
  body: z.strictObject({ value: z.string().trim().min(1).max(500) }),
  response: noContent,
  command: true,
  status: 204,
});

export const channelRoutes = [
  listChannels,
  readChannel,
  applyForChannel,
  changeChannel,
  setChannelSecret,
] as const;
