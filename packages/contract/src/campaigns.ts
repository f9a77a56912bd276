import { campaignStatuses } from '@sanshen/domain/campaigns';
import { z } from 'zod';
import { defineRoute, digestSchema, instantSchema, noContent, pageOf, pageQuery } from './route.ts';

const id = z.string().min(1).max(100);
const reason = z.string().trim().min(1).max(2000);
const tags = { capability: 'campaigns', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofCampaign = z.object({ campaign: z.uuid() });
const ofUnit = z.object({ campaign: z.uuid(), unit: id });
const fileSchema = z.strictObject({ file: digestSchema, name: z.string().trim().min(1).max(200) });
const files = z.array(fileSchema).max(20);

const wordSchema = z.object({ by: z.string(), at: instantSchema, note: z.string() });

export const evidenceSchema = z.object({
  publications: z.array(
    z.object({
      publication: z.string(),
      manuscript: z.string(),
      title: z.string(),
      url: z.string().nullable(),
    }),
  ),
  files: z.array(z.object({ file: z.string(), name: z.string() })),
});

export const campaignUnitSchema = z.object({
  unit: z.string(),
  unitName: z.string(),
  status: z.enum(campaignStatuses),
  overdue: z.boolean(),
  responsible: z.string().nullable(),
  claimed: wordSchema.nullable(),
  declined: wordSchema.nullable(),
  completed: wordSchema.extend({ evidence: evidenceSchema }).nullable(),
  reopened: wordSchema.nullable(),
  mayClaim: z.boolean(),
  mayDecline: z.boolean(),
  mayComplete: z.boolean(),
  mayReopen: z.boolean(),
});

const head = {
  campaign: z.string(),
  title: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  deadline: instantSchema,
  claimBy: instantSchema,
  handedDownAt: instantSchema,
  withdrawn: z.boolean(),
};

const countsSchema = z.object({
  handedDown: z.number().int(),
  waiting: z.number().int(),
  claimed: z.number().int(),
  declined: z.number().int(),
  completed: z.number().int(),
  inTime: z.number().int(),
  overdue: z.number().int(),
  /** 0 to 1; null where nothing was handed down. */
  completionRate: z.number().nullable(),
});

export const campaignLineSchema = z.object({
  ...head,
  /** How this unit stands; null on the side of who handed it down. */
  status: z.enum(campaignStatuses).nullable(),
  overdue: z.boolean(),
  /** Of all units; null on the side of one unit. */
  counts: countsSchema.nullable(),
});

export const campaignSchema = z.object({
  ...head,
  text: z.string(),
  topic: z.string().nullable(),
  parent: z.object({ campaign: z.string(), title: z.string() }).nullable(),
  /** Campaigns by which units pass it on. */
  passedOn: z.array(z.object({ campaign: z.string(), title: z.string(), organizationName: z.string() })),
  material: z.array(z.object({ file: z.string(), name: z.string() })),
  handedDownBy: z.string(),
  withdrawal: wordSchema.nullable(),
  /** Those whose part the caller may see. */
  units: z.array(campaignUnitSchema),
  counts: countsSchema,
  mayChange: z.boolean(),
});
export type CampaignAnswer = z.output<typeof campaignSchema>;

export const listCampaigns = defineRoute({
  ...tags,
  id: 'campaigns.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/campaigns',
  summary: {
    zh: '上级下达给本单位的任务，或本单位下达的任务',
    en: 'Campaigns that a unit received, or those that it handed down; the newest first',
  },
  params: ofOrganization,
  query: pageQuery.extend({ side: z.enum(['received', 'sent']).default('received') }),
  response: pageOf(campaignLineSchema),
  command: false,
});

export const readCampaign = defineRoute({
  ...tags,
  id: 'campaigns.read',
  method: 'GET',
  path: '/api/v1/campaigns/:campaign',
  summary: { zh: '一项任务', en: 'One campaign, with the units whose part the caller may see' },
  params: ofCampaign,
  response: campaignSchema,
  command: false,
});

export const campaignTargets = defineRoute({
  ...tags,
  id: 'campaigns.targets',
  method: 'GET',
  path: '/api/v1/organizations/:organization/campaign-targets',
  summary: {
    zh: '可下达任务的单位',
    en: 'Units that this organisation may hand a campaign down to, by the caller',
  },
  params: ofOrganization,
  response: z.object({
    units: z.array(z.object({ unit: z.string(), name: z.string(), kind: z.string() })),
  }),
  command: false,
});

export const handDown = defineRoute({
  ...tags,
  id: 'campaigns.handDown',
  method: 'POST',
  path: '/api/v1/organizations/:organization/campaigns',
  summary: { zh: '下达任务', en: 'Hand a campaign down to units' },
  params: ofOrganization,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    text: z.string().trim().max(10_000).default(''),
    topic: id.nullable().default(null),
    material: files.default([]),
    deadline: instantSchema,
    units: z.array(id).min(1).max(2000),
    parent: z.uuid().nullable().default(null),
  }),
  response: z.object({ campaign: z.string() }),
  command: true,
  status: 201,
});

export const moveDeadline = defineRoute({
  ...tags,
  id: 'campaigns.moveDeadline',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/deadline',
  summary: { zh: '调整任务期限', en: 'Move the deadline of a campaign, with a reason' },
  params: ofCampaign,
  body: z.strictObject({ deadline: instantSchema, reason }),
  response: noContent,
  command: true,
  status: 204,
});

export const withdrawCampaign = defineRoute({
  ...tags,
  id: 'campaigns.withdraw',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/withdraw',
  summary: { zh: '撤回任务', en: 'Withdraw a campaign, with a reason' },
  params: ofCampaign,
  body: z.strictObject({ reason }),
  response: noContent,
  command: true,
  status: 204,
});

export const claimCampaign = defineRoute({
  ...tags,
  id: 'campaigns.claim',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/units/:unit/claim',
  summary: {
    zh: '认领任务，可指定负责人',
    en: 'Claim a campaign for the unit; `responsible` sees to it, who claims if absent',
  },
  params: ofUnit,
  body: z.strictObject({ responsible: id.optional(), note: z.string().trim().max(2000).default('') }),
  response: noContent,
  command: true,
  status: 204,
});

export const declineCampaign = defineRoute({
  ...tags,
  id: 'campaigns.decline',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/units/:unit/decline',
  summary: { zh: '说明不承接任务的理由', en: 'Decline a campaign for the unit, with a reason' },
  params: ofUnit,
  body: z.strictObject({ reason }),
  response: noContent,
  command: true,
  status: 204,
});

export const completeCampaign = defineRoute({
  ...tags,
  id: 'campaigns.complete',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/units/:unit/complete',
  summary: {
    zh: '报送完成，附依据',
    en: 'Complete a campaign with evidence: publications of the unit, or files',
  },
  params: ofUnit,
  body: z.strictObject({
    publications: z.array(z.uuid()).max(20).default([]),
    files: files.default([]),
    note: z.string().trim().max(2000).default(''),
  }),
  response: noContent,
  command: true,
  status: 204,
});

export const reopenCampaign = defineRoute({
  ...tags,
  id: 'campaigns.reopen',
  method: 'POST',
  path: '/api/v1/campaigns/:campaign/units/:unit/reopen',
  summary: {
    zh: '退回单位的答复，写明理由',
    en: 'Send a unit’s decline or completion back, with a reason',
  },
  params: ofUnit,
  body: z.strictObject({ reason }),
  response: noContent,
  command: true,
  status: 204,
});

export const campaignFigures = defineRoute({
  ...tags,
  id: 'campaigns.figures',
  method: 'GET',
  path: '/api/v1/organizations/:organization/campaign-figures',
  summary: {
    zh: '各单位任务完成率，可查到每项任务',
    en: 'How a unit and those below it answer campaigns due in some days, each with the campaigns behind it',
  },
  params: ofOrganization,
  query: z.object({ from: z.iso.date(), to: z.iso.date() }),
  response: z.object({
    total: countsSchema,
    units: z.array(
      z.object({
        unit: z.string(),
        unitName: z.string(),
        counts: countsSchema,
        campaigns: z.array(
          z.object({
            campaign: z.string(),
            title: z.string(),
            status: z.enum(campaignStatuses),
            deadline: instantSchema,
            overdue: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  command: false,
});

export const campaignRoutes = [
  listCampaigns,
  readCampaign,
  campaignTargets,
  handDown,
  moveDeadline,
  withdrawCampaign,
  claimCampaign,
  declineCampaign,
  completeCampaign,
  reopenCampaign,
  campaignFigures,
] as const;
