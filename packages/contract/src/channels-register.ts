import {
  bindingRoles,
  channelDuties,
  channelPlatforms,
  channelStatuses,
  dutyGapKinds,
  recoveryWays,
  rightObstacles,
  verificationKinds,
} from '@sanshen/domain/channels';
import { z } from 'zod';
import { dutyHolderSchema } from './channels.ts';
import {
  defineRoute,
  digestSchema,
  instantSchema,
  localizedTextSchema,
  noContent,
  pageOf,
  pageQuery,
} from './route.ts';

const id = z.string().min(1).max(100);
const reason = z.string().trim().max(2000);
const tags = { capability: 'channels', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const ofOrganization = { params: z.object({ organization: id }) } as const;
const ofChannel = { params: z.object({ channel: id }) } as const;

/** Who did something, as the record keeps him. */
const snapshotSchema = z.object({
  person: z.string(),
  name: z.string(),
  office: z.string().nullable(),
  organization: z.string().nullable(),
  acting: z.boolean(),
});

export const filingSchema = z.strictObject({
  verification: z.strictObject({
    kind: z.enum(verificationKinds),
    subject: z.string().trim().max(200),
    validTo: z.iso.date().nullable(),
  }),
  bindings: z.array(z.strictObject({ person: id, role: z.enum(bindingRoles) })).max(30),
  recovery: z
    .array(
      z.strictObject({
        person: id,
        via: z.enum(recoveryWays),
        /** The last characters of the number or address; the whole is no business of a register. */
        ending: z.string().trim().max(8),
      }),
    )
    .max(10),
});

const namedDuty = z.object({
  duty: z.enum(channelDuties),
  person: z.string(),
  name: z.string(),
  deputy: z.boolean(),
});

export const dutyGapSchema = z.object({
  kind: z.enum(dutyGapKinds),
  duty: z.enum(channelDuties),
  person: z.string().nullable(),
  name: z.string().nullable(),
  obstacle: z.enum(rightObstacles).nullable(),
});

export const registerLineSchema = z.object({
  id: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  platform: z.enum(channelPlatforms),
  name: z.string(),
  handle: z.string(),
  status: z.enum(channelStatuses),
  since: instantSchema,
  purpose: z.string(),
  duties: z.array(namedDuty),
  gaps: z.array(dutyGapSchema),
  lastPublishedAt: instantSchema.nullable(),
  /** When it counts as dormant if nothing is published; null unless it runs. */
  dormantAt: instantSchema.nullable(),
  attestedAt: instantSchema.nullable(),
  /** Null for a channel that is not answered for yet or any more. */
  attestationDueAt: instantSchema.nullable(),
  openFindings: z.number().int(),
  /** Credentials that should have been changed by now. */
  rotationsDue: z.number().int(),
});

export const listRegister = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.listRegister',
  path: '/api/v1/organizations/:organization/channel-register',
  summary: { zh: '账号登记簿', en: 'The register of channels, of an organisation or of all below it' },
  query: pageQuery.extend({
    below: z.enum(['true', 'false']).default('false'),
    status: z.enum(channelStatuses).optional(),
    platform: z.enum(channelPlatforms).optional(),
    /** Part of a name or handle. */
    q: z.string().trim().max(100).optional(),
  }),
  response: pageOf(registerLineSchema),
});

export const lifeCommands = [
  'approve',
  'refuse',
  'file',
  'acceptFiling',
  'returnFiling',
  'amendFiling',
  'setDuties',
  'suspend',
  'resume',
  'close',
] as const;

export const readRegisterEntry = defineRoute({
  ...get,
  ...ofChannel,
  id: 'channels.readEntry',
  path: '/api/v1/channels/:channel/register',
  summary: { zh: '账号登记详情', en: 'All that the register knows of one channel' },
  response: registerLineSchema.extend({
    connector: z.string(),
    version: z.number().int(),
    registeredAt: instantSchema,
    applicant: snapshotSchema.nullable(),
    approvedBy: snapshotSchema.nullable(),
    filedBy: snapshotSchema.nullable(),
    acceptedBy: snapshotSchema.nullable(),
    filing: filingSchema.nullable(),
    reason: z.string(),
    evidence: digestSchema.nullable(),
    /** Names of the people in the filing and the duties. */
    names: z.record(z.string(), z.string()),
    /** Who approves, and with whom it is filed, in words; filing is null where nobody stands above. */
    procedure: z.object({
      approve: localizedTextSchema,
      filing: z.string().nullable(),
      dormantDays: z.number().int(),
      attestEveryDays: z.number().int(),
      approvals: z.number().int(),
      checkoutMaxMinutes: z.number().int(),
    }),
    /** What the caller may do now. */
    may: z.array(z.enum(lifeCommands)),
    mayManage: z.boolean(),
    publications: z.array(
      z.object({
        publication: z.string(),
        manuscript: z.string(),
        title: z.string(),
        status: z.string(),
        verdict: z.string().nullable(),
        url: z.string().nullable(),
        at: instantSchema,
      }),
    ),
    /** Secrets of the platform's API: names and when they were set, nothing else for anybody. */
    secrets: z.array(z.object({ name: z.string(), changedAt: instantSchema })),
    health: z.object({
      /** Of the last 30 days. */
      published: z.number().int(),
      failed: z.number().int(),
      handedOver: z.number().int(),
      differs: z.number().int(),
    }),
  }),
});

export const stepChannel = defineRoute({
  ...tags,
  ...ofChannel,
  id: 'channels.step',
  method: 'POST',
  path: '/api/v1/channels/:channel/steps',
  summary: {
    zh: '账号审批、备案、停用、恢复、注销和明确责任人',
    en: 'A step of a channel’s life, or who answers for it',
  },
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('approve'), note: reason.default('') }),
    z.strictObject({ kind: z.literal('refuse'), reason }),
    z.strictObject({ kind: z.literal('file'), handle: z.string().trim().max(300), filing: filingSchema }),
    z.strictObject({ kind: z.literal('acceptFiling') }),
    z.strictObject({ kind: z.literal('returnFiling'), reason }),
    z.strictObject({ kind: z.literal('amendFiling'), filing: filingSchema }),
    z.strictObject({ kind: z.literal('setDuties'), duties: z.array(dutyHolderSchema).max(50) }),
    z.strictObject({ kind: z.literal('suspend'), reason }),
    z.strictObject({ kind: z.literal('resume'), reason }),
    z.strictObject({ kind: z.literal('close'), reason, evidence: digestSchema.nullable() }),
  ]),
  response: noContent,
  command: true,
  ifMatch: true,
  status: 204,
});

export const listChannelPeople = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.people',
  path: '/api/v1/organizations/:organization/channel-people',
  summary: { zh: '可承担账号职责的人员', en: 'People who may hold duties here, with their publishing right' },
  response: z.object({
    items: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        offices: z.array(z.string()),
        obstacle: z.enum(rightObstacles).nullable(),
        /** Since when it was last found so; null where it never changed. */
        since: instantSchema.nullable(),
      }),
    ),
  }),
});

export const readResponsibility = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.responsibility',
  path: '/api/v1/organizations/:organization/channel-responsibility',
  summary: {
    zh: '账号管理职责树（属地管理与业务指导）',
    en: 'Who commands and who guides the channels of an organisation and of those right below it',
  },
  response: z.object({
    nodes: z.array(
      z.object({
        organization: z.string(),
        name: z.string(),
        kind: z.string(),
        parent: z.string().nullable(),
        /** Who commands its channels by the rule book, and who guides without command; null where nobody. */
        command: z.object({ organization: z.string().nullable(), name: localizedTextSchema }).nullable(),
        guidance: z.object({ organization: z.string(), name: localizedTextSchema }).nullable(),
        channels: z.number().int(),
        running: z.number().int(),
        /** Channels with a gap in their duties, of it and of all below. */
        gaps: z.number().int(),
        overdue: z.number().int(),
        findings: z.number().int(),
        /** Channels below that are not shown by themselves. */
        below: z.number().int(),
      }),
    ),
  }),
});

export const channelRegisterRoutes = [
  listRegister,
  readRegisterEntry,
  stepChannel,
  listChannelPeople,
  readResponsibility,
] as const;
