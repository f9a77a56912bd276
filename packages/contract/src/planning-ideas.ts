import { ideaOrigins, ideaStatuses } from '@sanshen/domain/planning';
import { z } from 'zod';
import { phaseSchema } from './content-schemas.ts';
import { daySchema, formSchema } from './planning.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const ideaProblems = defineProblems({
  'planning.ideaClosed': {
    status: 409,
    zh: '该选题已办结（已成稿、未通过或已撤回），不能再改动',
    en: 'This idea is settled: it became a manuscript, was declined or was withdrawn',
  },
  'planning.noApprovalAsked': {
    status: 409,
    zh: '按规则，该类选题不需要审批，可直接认领成稿',
    en: 'The rule book asks for no approval of such an idea; claim it and write',
  },
  'planning.notApprover': {
    status: 403,
    zh: '按规则，您的职务不能审批选题',
    en: 'The rule book does not name your office among those who approve ideas',
  },
  'planning.ownIdea': {
    status: 409,
    zh: '提出或修改过选题的人不能审批该选题，请由另一人审批',
    en: 'Who proposed or changed an idea does not approve it; another person has to',
  },
  'planning.approvedAlready': {
    status: 409,
    zh: '您已同意该选题，或该选题已获足够的同意',
    en: 'You approved this idea already, or it has all the approvals that it needs',
  },
  'planning.notApproved': {
    status: 409,
    zh: '该选题尚未通过审批，通过后才能成稿',
    en: 'This idea has not been approved yet; it can be written once it is',
  },
  'planning.claimedByOther': {
    status: 409,
    zh: '该选题已由他人认领，请先与其商定放弃认领',
    en: 'Somebody else has claimed this idea; ask for it to be freed first',
  },
  'planning.notClaimed': { status: 409, zh: '该选题无人认领', en: 'Nobody has claimed this idea' },
  'planning.notProposer': {
    status: 403,
    zh: '只有提出人可以撤回选题',
    en: 'Only who proposed an idea may withdraw it',
  },
  'planning.topicUnknown': {
    status: 422,
    zh: '规则中没有这个主题，请重新选择',
    en: 'The rule book has no such topic; choose another one',
  },
  'planning.originUnknown': {
    status: 422,
    zh: '找不到该选题的来源，请从原处重新发起',
    en: 'What this idea is said to come from is not there; begin again from it',
  },
  'planning.ideaChanged': {
    status: 409,
    zh: '选题刚被他人修改，请查看后再成稿',
    en: 'Somebody has just changed this idea; look at it again before you write',
  },
  'planning.discussionFull': {
    status: 409,
    zh: '该选题的讨论已满 500 条，请当面商定',
    en: 'This idea has 500 remarks already; settle it in person',
  },
});

const id = z.string().min(1).max(100);
const note = z.string().trim().max(2000).default('');

export const ideaContentSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  angle: z.string().trim().max(2000).default(''),
  topic: id,
  form: formSchema.default('original'),
  plannedOn: daySchema.nullable().default(null),
  /** Files uploaded before. */
  drafts: z
    .array(z.strictObject({ file: digestSchema, name: z.string().trim().min(1).max(200) }))
    .max(10)
    .default([]),
});

const wordSchema = z.object({
  person: z.string(),
  name: z.string(),
  office: z.string().nullable(),
  at: instantSchema,
  note: z.string(),
});

export const ideaSteps = [
  'change',
  'approve',
  'decline',
  'claim',
  'letGo',
  'withdraw',
  'convert',
  'say',
] as const;

export const ideaSchema = z.object({
  idea: z.uuid(),
  organization: z.string(),
  organizationName: z.string(),
  title: z.string(),
  angle: z.string(),
  topic: z.string(),
  topicName: localizedTextSchema,
  form: formSchema,
  formName: localizedTextSchema,
  plannedOn: daySchema.nullable(),
  drafts: z.array(z.object({ file: digestSchema, name: z.string() })),
  origin: z.object({ kind: z.enum(ideaOrigins), id: z.string().nullable() }),
  status: z.enum(ideaStatuses),
  proposed: wordSchema,
  approvalsAsked: z.number().int(),
  approvals: z.array(wordSchema),
  declined: wordSchema.nullable(),
  withdrawn: wordSchema.nullable(),
  claimed: wordSchema.nullable(),
  /** `title` and `phase` are null where the caller may not see the manuscript. */
  converted: z
    .object({
      manuscript: z.uuid(),
      title: z.string().nullable(),
      phase: phaseSchema.nullable(),
      at: instantSchema,
    })
    .nullable(),
  remarks: z.number().int(),
  changedAt: instantSchema,
  /** What the caller may do now. */
  may: z.array(z.enum(ideaSteps)),
});
export type IdeaShown = z.output<typeof ideaSchema>;

export const fullIdeaSchema = ideaSchema.extend({
  discussion: z.array(
    z.object({
      remark: z.uuid(),
      person: z.string(),
      name: z.string(),
      at: instantSchema,
      text: z.string(),
    }),
  ),
});

const tags = { capability: 'planning', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofIdea = z.object({ idea: z.uuid() });

export const listIdeas = defineRoute({
  ...tags,
  id: 'planning.ideas',
  method: 'GET',
  path: '/api/v1/organizations/:organization/ideas',
  summary: { zh: '选题', en: 'Ideas of a unit, what moved last first' },
  params: ofOrganization,
  query: pageQuery.extend({
    /** `waiting`: for approval; `ready`: to be claimed or written; `mine`: that I proposed or claimed. */
    show: z.enum(['open', 'waiting', 'ready', 'mine', 'closed']).default('open'),
  }),
  response: pageOf(ideaSchema),
  command: false,
});

export const readIdea = defineRoute({
  ...tags,
  id: 'planning.idea',
  method: 'GET',
  path: '/api/v1/ideas/:idea',
  summary: { zh: '查看选题与讨论', en: 'One idea with its discussion' },
  params: ofIdea,
  response: fullIdeaSchema,
  command: false,
});

export const proposeIdea = defineRoute({
  ...tags,
  id: 'planning.propose',
  method: 'POST',
  path: '/api/v1/organizations/:organization/ideas',
  summary: { zh: '提出选题', en: 'Propose an idea' },
  params: ofOrganization,
  body: ideaContentSchema.extend({
    origin: z
      .strictObject({ kind: z.enum(ideaOrigins), id: z.string().min(1).max(100).nullable().default(null) })
      .default({ kind: 'own', id: null }),
    note,
  }),
  response: z.object({ idea: z.uuid() }),
  command: true,
  status: 201,
});

export const changeIdea = defineRoute({
  ...tags,
  id: 'planning.change',
  method: 'PUT',
  path: '/api/v1/ideas/:idea',
  summary: {
    zh: '修改选题；改动内容后须重新审批，只改日期不影响',
    en: 'Change an idea; approvals of other words no longer count, another day leaves them',
  },
  params: ofIdea,
  body: ideaContentSchema.extend({ note }),
  response: z.object({ idea: z.uuid() }),
  command: true,
});

export const ruleOnIdea = defineRoute({
  ...tags,
  id: 'planning.rule',
  method: 'POST',
  path: '/api/v1/ideas/:idea/ruling',
  summary: { zh: '审批选题', en: 'Approve or decline an idea' },
  params: ofIdea,
  body: z.discriminatedUnion('ruling', [
    z.strictObject({ ruling: z.literal('approved'), note }),
    z.strictObject({ ruling: z.literal('declined'), note: z.string().trim().min(1).max(2000) }),
  ]),
  response: z.object({ status: z.enum(ideaStatuses) }),
  command: true,
});

export const stepIdea = defineRoute({
  ...tags,
  id: 'planning.step',
  method: 'POST',
  path: '/api/v1/ideas/:idea/steps',
  summary: { zh: '认领、放弃认领或撤回选题', en: 'Claim an idea, let it go, or withdraw it' },
  params: ofIdea,
  body: z.strictObject({ step: z.enum(['claim', 'letGo', 'withdraw']), note }),
  response: z.object({ status: z.enum(ideaStatuses) }),
  command: true,
});

export const convertIdea = defineRoute({
  ...tags,
  id: 'planning.convert',
  method: 'POST',
  path: '/api/v1/ideas/:idea/manuscript',
  summary: { zh: '选题成稿', en: 'Open the manuscript of an idea; it keeps its origin' },
  params: ofIdea,
  response: z.object({ manuscript: z.uuid() }),
  command: true,
  status: 201,
});

export const sayOnIdea = defineRoute({
  ...tags,
  id: 'planning.say',
  method: 'POST',
  path: '/api/v1/ideas/:idea/discussion',
  summary: { zh: '讨论选题', en: 'Say something on an idea' },
  params: ofIdea,
  body: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
  response: z.object({ remark: z.uuid() }),
  command: true,
  status: 201,
});

export const ideaRoutes = [
  listIdeas,
  readIdea,
  proposeIdea,
  changeIdea,
  ruleOnIdea,
  stepIdea,
  convertIdea,
  sayOnIdea,
] as const;
