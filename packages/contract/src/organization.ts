import { employments, treeRefusals } from '@sanshen/domain/organization';
import { z } from 'zod';
import {
  byOrganization,
  byPerson,
  listAppointments,
  listOrganizations,
  listPeople,
  organizationId,
  readAccess,
  readOrganization,
  readOrganizationHistory,
  readPerson,
  tags,
} from './organization-reading.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, noContent } from './route.ts';

export * from './organization-reading.ts';

type TreeRefusalTable = { [Code in keyof typeof treeRefusals]: { status: number; zh: string; en: string } };

/** Changes of the tree that the domain refuses are conflicts with how the tree stands. */
const treeProblems = Object.fromEntries(
  Object.entries(treeRefusals).map(([code, message]) => [code, { status: 409, ...message }]),
  // Same keys as the domain's table, which fromEntries cannot know.
) as TreeRefusalTable;

export const organizationProblems = defineProblems({
  ...treeProblems,
  'organization.takesEffectInPast': {
    status: 422,
    zh: '生效时间不得早于登记时间',
    en: 'It cannot take effect before it is recorded',
  },
  'organization.periodEmpty': {
    status: 422,
    zh: '结束时间必须晚于开始时间',
    en: 'The end must lie after the start',
  },
  'organization.personUnknown': {
    status: 422,
    zh: '本组织体系内没有此人',
    en: 'There is no such person in this tree',
  },
  'organization.officeUnknown': {
    status: 422,
    zh: '现行规则没有定义此职务',
    en: 'The rule book in force does not define this office',
  },
  'organization.qualificationUnknown': {
    status: 422,
    zh: '现行规则没有定义此资格',
    en: 'The rule book in force does not define this qualification',
  },
  'organization.kindUnknown': {
    status: 422,
    zh: '现行规则没有定义此类组织',
    en: 'The rule book in force does not define this kind of organisation',
  },
  'organization.selfAppointment': {
    status: 403,
    zh: '不得任命自己，也不得变更自己的任职条件',
    en: 'Nobody appoints himself or changes what his own office depends on',
  },
  'organization.alreadyHeld': {
    status: 409,
    zh: '此人在该期间已担任此职务',
    en: 'The person holds this office in that period already',
  },
  'organization.alreadyEnded': { status: 409, zh: '已经结束', en: 'It has ended already' },
  'organization.notOnLeave': {
    status: 409,
    zh: '只有在已登记的休假期间才能委托代行',
    en: 'Delegation is possible only within a recorded leave',
  },
  'organization.alreadyOnLeave': {
    status: 409,
    zh: '该期间已登记休假',
    en: 'A leave is recorded for that period already',
  },
  'organization.actingCannotDelegate': {
    status: 409,
    zh: '代行职务者不得再委托他人',
    en: 'Who acts for another cannot delegate further',
  },
  'organization.substituteNotFit': {
    status: 409,
    zh: '代行人不具备该职务所需的条件',
    en: 'The substitute lacks what the office asks for',
  },
});

const name = z.string().trim().min(1).max(200);
const office = z.string().regex(/^[a-z][A-Za-z0-9]{0,49}$/);
const period = { from: instantSchema.optional(), to: instantSchema.nullable().default(null) };
const post = { ...tags, method: 'POST', command: true } as const;
const recorded = z.object({ id: z.string() });

export const foundOrganization = defineRoute({
  ...post,
  ...byOrganization,
  id: 'organization.found',
  path: '/api/v1/organizations/:organization/children',
  summary: { zh: '新设下级组织', en: 'Found a subordinate organisation' },
  body: z.strictObject({
    kind: office,
    name,
    publicityDepartment: z.boolean().default(false),
    at: instantSchema.optional(),
  }),
  response: recorded,
  status: 201,
});

export const changeOrganization = defineRoute({
  ...post,
  ...byOrganization,
  id: 'organization.change',
  path: '/api/v1/organizations/:organization/changes',
  summary: { zh: '更名、移动、合并、撤销', en: 'Rename, move, merge or close an organisation' },
  ifMatch: true,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('renamed'), at: instantSchema.optional(), name }),
    z.strictObject({ kind: z.literal('moved'), at: instantSchema.optional(), parent: organizationId }),
    z.strictObject({ kind: z.literal('merged'), at: instantSchema.optional(), into: organizationId }),
    z.strictObject({ kind: z.literal('closed'), at: instantSchema.optional() }),
  ]),
  response: noContent,
  status: 204,
});

export const registerPerson = defineRoute({
  ...post,
  ...byOrganization,
  id: 'organization.registerPerson',
  path: '/api/v1/organizations/:organization/people',
  summary: { zh: '登记人员', en: 'Register a person' },
  body: z.strictObject({ name, employment: z.enum(employments) }),
  response: recorded,
  status: 201,
});

const personAndOffice = { person: z.string().min(1).max(100), office };

export const appoint = defineRoute({
  ...post,
  ...byOrganization,
  id: 'organization.appoint',
  path: '/api/v1/organizations/:organization/appointments',
  summary: { zh: '任命', en: 'Appoint a person to an office' },
  ifMatch: true,
  body: z.strictObject({ ...personAndOffice, ...period }),
  response: recorded,
  status: 201,
});

export const appointActing = defineRoute({
  ...post,
  ...byOrganization,
  id: 'organization.appointActing',
  path: '/api/v1/organizations/:organization/acting-appointments',
  summary: { zh: '指定代行', en: 'Name somebody who acts in an office until a date' },
  ifMatch: true,
  body: z.strictObject({ ...personAndOffice, from: instantSchema.optional(), to: instantSchema }),
  response: recorded,
  status: 201,
});

const ending = {
  body: z.strictObject({ at: instantSchema.optional() }),
  response: noContent,
  status: 204,
} as const;

export const endAppointment = defineRoute({
  ...post,
  ...ending,
  id: 'organization.endAppointment',
  path: '/api/v1/appointments/:appointment/end',
  summary: { zh: '免职或结束代行', en: 'End an appointment' },
  params: z.object({ appointment: z.string().min(1).max(100) }),
});

export const delegate = defineRoute({
  ...post,
  id: 'organization.delegate',
  path: '/api/v1/appointments/:appointment/delegations',
  summary: { zh: '休假期间委托代行', en: 'Let somebody act for me during my leave' },
  params: z.object({ appointment: z.string().min(1).max(100) }),
  body: z.strictObject({
    person: z.string().min(1).max(100),
    from: instantSchema.optional(),
    to: instantSchema,
  }),
  response: recorded,
  status: 201,
});

export const recordLeave = defineRoute({
  ...post,
  ...byPerson,
  id: 'organization.recordLeave',
  path: '/api/v1/people/:person/leaves',
  summary: { zh: '登记休假', en: 'Record a leave' },
  body: z.strictObject(period),
  response: recorded,
  status: 201,
});

export const endLeave = defineRoute({
  ...post,
  ...ending,
  id: 'organization.endLeave',
  path: '/api/v1/leaves/:leave/end',
  summary: { zh: '销假', en: 'End a leave; delegations end with it' },
  params: z.object({ leave: z.string().min(1).max(100) }),
});

export const setEmployment = defineRoute({
  ...post,
  ...byPerson,
  id: 'organization.setEmployment',
  path: '/api/v1/people/:person/employments',
  summary: { zh: '登记用工性质', en: "Set a person's nature of employment from a date on" },
  body: z.strictObject({ employment: z.enum(employments), from: instantSchema.optional() }),
  response: recorded,
  status: 201,
});

export const addQualification = defineRoute({
  ...post,
  ...byPerson,
  id: 'organization.addQualification',
  path: '/api/v1/people/:person/qualifications',
  summary: { zh: '登记资格', en: 'Record a qualification' },
  body: z.strictObject({ kind: office, from: instantSchema, to: instantSchema.nullable().default(null) }),
  response: recorded,
  status: 201,
});

export const endQualification = defineRoute({
  ...post,
  ...ending,
  id: 'organization.endQualification',
  path: '/api/v1/qualifications/:qualification/end',
  summary: { zh: '取消资格', en: 'Withdraw a qualification' },
  params: z.object({ qualification: z.string().min(1).max(100) }),
});

export const organizationRoutes = [
  listOrganizations,
  readOrganization,
  readOrganizationHistory,
  listAppointments,
  listPeople,
  readPerson,
  readAccess,
  foundOrganization,
  changeOrganization,
  registerPerson,
  appoint,
  appointActing,
  endAppointment,
  delegate,
  recordLeave,
  endLeave,
  setEmployment,
  addQualification,
  endQualification,
] as const;
