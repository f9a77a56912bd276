import { checkoutStatuses, credentialKinds, rotationReasons } from '@sanshen/domain/channels';
import { z } from 'zod';
import { keyAnswerSchema, offeredKeySchema } from './channels-devices.ts';
import { defineRoute, instantSchema, noContent } from './route.ts';

const id = z.string().min(1).max(100);
const tags = { capability: 'channels', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const ofChannel = { params: z.object({ channel: id }) } as const;
const ofCheckout = { params: z.object({ checkout: id }) } as const;

/** Seconds for which a screen may show a credential before it masks it by itself. */
export const shownSeconds = 60;

export const checkoutSchema = z.object({
  id: z.string(),
  channel: z.string(),
  channelName: z.string(),
  organization: z.string(),
  credential: z.string(),
  label: z.string(),
  status: z.enum(checkoutStatuses),
  requester: z.string(),
  requesterName: z.string(),
  purpose: z.string(),
  minutes: z.number().int(),
  device: z.string(),
  deviceName: z.string(),
  approvals: z.array(z.object({ person: z.string(), name: z.string() })),
  needed: z.number().int(),
  requestedAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  shownAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  reason: z.string(),
  /** What the caller may do with it now. */
  may: z.array(z.enum(['approve', 'refuse', 'show', 'return'])),
});

/** Credentials by label; no route but {@link revealCredential} gives what they are. */
export const listCredentials = defineRoute({
  ...get,
  ...ofChannel,
  id: 'channels.listCredentials',
  path: '/api/v1/channels/:channel/credentials',
  summary: { zh: '账号口令清单（不含内容）', en: 'Credentials of a channel, without what they are' },
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(credentialKinds),
        label: z.string(),
        setAt: instantSchema,
        setByName: z.string(),
        rotationDueAt: instantSchema,
        rotationWhy: z.enum(rotationReasons),
      }),
    ),
    checkouts: z.array(checkoutSchema),
    /** The caller's own organisation's enrolled devices, on which he may ask for one. */
    devices: z.array(z.object({ id: z.string(), name: z.string() })),
    maySet: z.boolean(),
    mayAsk: z.boolean(),
  }),
});

/** Write-only; a repeated Idempotency-Key changes nothing, whatever the value. */
export const setCredential = defineRoute({
  ...tags,
  ...ofChannel,
  id: 'channels.setCredential',
  method: 'PUT',
  path: '/api/v1/channels/:channel/credentials',
  summary: { zh: '登记或更换账号口令', en: 'Keep a credential, or change it on rotation' },
  body: z.strictObject({
    /** The one that is changed; a new one if absent. */
    credential: id.optional(),
    kind: z.enum(credentialKinds),
    label: z.string().trim().min(1).max(100),
    value: z.string().min(1).max(500),
  }),
  response: noContent,
  command: true,
  status: 204,
});

export const requestCheckout = defineRoute({
  ...tags,
  id: 'channels.requestCheckout',
  method: 'POST',
  path: '/api/v1/credentials/:credential/checkouts',
  summary: { zh: '申请取用口令', en: 'Ask to see a credential, for a purpose, on an enrolled device' },
  params: z.object({ credential: id }),
  body: z.strictObject({
    purpose: z.string().trim().max(500),
    minutes: z.number().int().min(1).max(10_080),
    device: id,
  }),
  response: z.object({ id: z.string() }),
  command: true,
  status: 201,
});

export const listCheckouts = defineRoute({
  ...get,
  id: 'channels.listCheckouts',
  path: '/api/v1/organizations/:organization/checkouts',
  summary: { zh: '待办和未归还的取用', en: 'Check-outs that wait or are out' },
  params: z.object({ organization: id }),
  response: z.object({ items: z.array(checkoutSchema) }),
});

export const readCheckout = defineRoute({
  ...get,
  ...ofCheckout,
  id: 'channels.readCheckout',
  path: '/api/v1/checkouts/:checkout',
  summary: { zh: '取用详情', en: 'One check-out' },
  response: checkoutSchema,
});

export const stepCheckout = defineRoute({
  ...tags,
  ...ofCheckout,
  id: 'channels.stepCheckout',
  method: 'POST',
  path: '/api/v1/checkouts/:checkout/steps',
  summary: { zh: '批准、退回或归还', en: 'Approve, refuse or return a check-out' },
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('approve') }),
    z.strictObject({ kind: z.literal('refuse'), reason: z.string().trim().max(500) }),
    z.strictObject({ kind: z.literal('return') }),
  ]),
  response: noContent,
  command: true,
  status: 204,
});

/** No commands: what they answer with is kept nowhere, and works once. */
export const offerReveal = defineRoute({
  ...tags,
  ...ofCheckout,
  id: 'channels.offerReveal',
  method: 'POST',
  path: '/api/v1/checkouts/:checkout/reveal/options',
  summary: { zh: '查看口令：由设备证明', en: 'Options by which the enrolled device proves itself' },
  body: z.strictObject({}),
  response: offeredKeySchema,
  command: false,
});

export const revealCredential = defineRoute({
  ...tags,
  ...ofCheckout,
  id: 'channels.reveal',
  method: 'POST',
  path: '/api/v1/checkouts/:checkout/reveal',
  summary: { zh: '查看口令（只显示一次）', en: 'Show a credential, once' },
  body: keyAnswerSchema,
  response: z.object({ value: z.string(), maskAfterSeconds: z.number().int() }),
  command: false,
});

export const channelCredentialRoutes = [
  listCredentials,
  setCredential,
  requestCheckout,
  listCheckouts,
  readCheckout,
  stepCheckout,
  offerReveal,
  revealCredential,
] as const;
