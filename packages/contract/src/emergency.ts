import { freezeReaches } from '@sanshen/domain/emergency';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema } from './route.ts';

export const emergencyProblems = defineProblems({
  'emergency.alreadyFrozen': {
    status: 409,
    zh: '该范围已处于封停状态',
    en: 'This organisation or channel is frozen already',
  },
  'emergency.alreadyLifted': { status: 409, zh: '该封停已解除', en: 'This freeze has been lifted' },
  'emergency.orderedAbove': {
    status: 403,
    zh: '该封停由上级组织下达，只能由下达组织或其上级解除',
    en: 'A superior organisation ordered this freeze; only it or those above it may lift it',
  },
  'emergency.frozen': {
    status: 409,
    zh: '该账号处于封停，不能继续手动发布。解除封停（须两人）后再办；已发出的请如实登记结果',
    en: 'A freeze holds this channel: nothing is published by hand until two people have lifted it. What is out already must still be recorded',
  },
  'emergency.secondPerson': {
    status: 409,
    zh: '解除封停须由另一人确认',
    en: 'Another person has to confirm that the freeze is lifted',
  },
});

const id = z.string().min(1).max(100);
const reason = z.string().trim().min(1).max(2000);

const wordSchema = z.object({
  person: z.string(),
  name: z.string(),
  office: z.string().nullable(),
  organization: z.string().nullable(),
  reason: z.string(),
  at: instantSchema,
});

export const freezeSchema = z.object({
  freeze: z.string(),
  /** The top of what is frozen. */
  organization: z.string(),
  organizationName: z.string(),
  /** The organisation with everything below it, it alone, or one channel. */
  reach: z.enum(freezeReaches),
  channel: z.object({ id: z.string(), name: z.string() }).nullable(),
  ordered: wordSchema,
  proposed: wordSchema.nullable(),
  lifted: wordSchema.nullable(),
  /** Whether the caller may take part in lifting it now. */
  mayLift: z.boolean(),
});

const tags = { capability: 'emergency', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });

export const readFreezes = defineRoute({
  ...tags,
  id: 'emergency.freezes',
  method: 'GET',
  path: '/api/v1/organizations/:organization/freezes',
  summary: {
    zh: '对组织生效的封停，以及最近解除的封停',
    en: 'Freezes that bind an organisation, its own and those from above, and those lifted lately',
  },
  params: ofOrganization,
  response: z.object({
    frozen: z.boolean(),
    /** Whether the caller may order one. */
    mayFreeze: z.boolean(),
    items: z.array(freezeSchema),
  }),
  command: false,
});

export const listMyFreezes = defineRoute({
  ...tags,
  id: 'emergency.myFreezes',
  method: 'GET',
  path: '/api/v1/freezes',
  summary: {
    zh: '对本人任职单位及其账号生效的封停',
    en: 'Freezes in force over the units in which the caller works, and over channels of theirs',
  },
  response: z.object({ items: z.array(freezeSchema) }),
  command: false,
});

export const orderFreeze = defineRoute({
  ...tags,
  id: 'emergency.freeze',
  method: 'POST',
  path: '/api/v1/organizations/:organization/freezes',
  summary: {
    zh: '封停：本组织（或连同所有下级）立即停止发布、互动和取用口令',
    en: 'Freeze: the organisation, alone or with everything below it, publishes nothing, acts no more and gives out no credential from this moment',
  },
  params: ofOrganization,
  body: z.strictObject({ reason, reach: z.enum(['subtree', 'unit']).default('subtree') }),
  response: z.object({ freeze: z.string() }),
  command: true,
  status: 201,
});

export const freezeChannel = defineRoute({
  ...tags,
  id: 'emergency.freezeChannel',
  method: 'POST',
  path: '/api/v1/channels/:channel/freezes',
  summary: {
    zh: '封停一个账号：立即停止该账号的发布、互动和取用口令',
    en: 'Freeze one channel: it publishes nothing, acts no more and gives out no credential from this moment',
  },
  params: z.object({ channel: id }),
  body: z.strictObject({ reason }),
  response: z.object({ freeze: z.string() }),
  command: true,
  status: 201,
});

export const liftFreeze = defineRoute({
  ...tags,
  id: 'emergency.lift',
  method: 'POST',
  path: '/api/v1/freezes/:freeze/lift',
  summary: {
    zh: '解除封停：第一人提出，第二人确认',
    en: 'Lift a freeze: one person proposes, another confirms',
  },
  params: z.object({ freeze: z.uuid() }),
  body: z.strictObject({ reason }),
  response: z.object({ lifted: z.boolean() }),
  command: true,
});

export const emergencyRoutes = [readFreezes, listMyFreezes, orderFreeze, freezeChannel, liftFreeze] as const;
