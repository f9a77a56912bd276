import { type PlanRefusal, planStatuses } from '@sanshen/domain/emergency';
import { scopes } from '@sanshen/domain/organization';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, noContent } from './route.ts';

/** Refusals of the rules; a missing text does not compile. */
export const planProblems = defineProblems<
  PlanRefusal | 'emergency.scenarioUnknown' | 'emergency.draftChanged'
>({
  'emergency.scenarioUnknown': {
    status: 404,
    zh: '审校制度中没有这一情形',
    en: 'The rule book has no such scenario',
  },
  'emergency.draftChanged': {
    status: 409,
    zh: '草稿已被他人修改，请对照最新内容后再保存',
    en: 'Somebody else has saved this draft since; look at it before you save',
  },
  'emergency.planIncomplete': {
    status: 400,
    zh: '预案不完整，请按提示补齐后再送审',
    en: 'The plan is incomplete: mend what is listed, then submit',
  },
  'emergency.planWaits': {
    status: 409,
    zh: '本情形已有一版预案在等待批准，请先撤回',
    en: 'A version waits for approval already; withdraw it first',
  },
  'emergency.planMoved': {
    status: 409,
    zh: '该预案的状态已变化，请刷新后再办',
    en: 'The plan has moved on since; read it again',
  },
  'emergency.planChanged': {
    status: 409,
    zh: '您看到的内容与送审内容不一致，请刷新后重新审阅',
    en: 'What you saw is not what was submitted; read it again',
  },
  'emergency.notPlanApprover': {
    status: 403,
    zh: '您的职务不能批准该单位的预案',
    en: 'Your office does not put plans of this unit in force',
  },
  'emergency.planSecondPerson': {
    status: 409,
    zh: '送审人不能批准自己送审的预案，请由另一人批准',
    en: 'Who submitted a plan cannot approve it; somebody else has to',
  },
});

const id = z.string().min(1).max(100);
const itemId = z.string().regex(/^[\w-]{1,40}$/);
const tags = { capability: 'emergency', access: 'session' } as const;
const ofScenario = z.object({ organization: id, scenario: id });
const ofPlan = z.object({ plan: z.uuid() });
const personSchema = z.object({ person: z.string(), name: z.string() });
const unitSchema = z.object({ organization: z.string(), name: z.string() });
const wordSchema = z.object({ name: z.string(), at: instantSchema });

const officeAtSchema = z.strictObject({ offices: z.array(id).max(20), scope: z.enum(scopes) });
const roleSchema = z.strictObject({
  id: itemId,
  name: z.string().trim().max(60),
  duty: z.string().trim().max(1000),
  holders: officeAtSchema,
  deputies: officeAtSchema.nullable(),
  calledBy: itemId.nullable(),
});
const stepSchema = z.strictObject({
  id: itemId,
  title: z.string().trim().max(120),
  detail: z.string().trim().max(2000),
  role: z.string().max(40),
  /** Counted from the beginning. */
  withinMinutes: z.number().int().min(0).max(43_200),
});
const preparedTextSchema = z.strictObject({
  id: itemId,
  title: z.string().trim().max(120),
  use: z.string().trim().max(500),
  body: z.string().trim().max(10_000),
});

/** A plan as it is written; what it still lacks is said when it is submitted. */
export const planContentSchema = z.strictObject({
  purpose: z.string().trim().max(2000),
  roles: z.array(roleSchema).max(40),
  steps: z.array(stepSchema).max(60),
  texts: z.array(preparedTextSchema).max(20),
});

const playerSchema = z.object({
  person: z.string(),
  name: z.string(),
  office: localizedTextSchema,
  acting: z.boolean(),
});
const findingsSchema = z.object({ errors: z.number().int(), warnings: z.number().int() });
export const scenarioStates = ['own', 'inherited', 'expiring', 'expired', 'missing', 'voluntary'] as const;

/** A version of a plan with the people who would play its roles now. */
export const planViewSchema = z.object({
  plan: z.string(),
  owner: unitSchema,
  number: z.number().int(),
  status: z.enum(planStatuses),
  digest: digestSchema,
  content: planContentSchema,
  /** Role by role, in the order of the content. */
  players: z.array(
    z.object({
      role: z.string(),
      people: z.array(playerSchema),
      deputies: z.array(playerSchema),
      /** Nobody in office for it, neither holder nor deputy. */
      gap: z.boolean(),
      vacancy: z.enum(['noHolder', 'allOnLeave', 'employment', 'notQualified', 'noOrganization']).nullable(),
    }),
  ),
  findings: findingsSchema,
  submitted: wordSchema,
  approved: wordSchema.nullable(),
  expiresAt: instantSchema.nullable(),
});

export const readEmergency = defineRoute({
  ...tags,
  id: 'emergency.overview',
  method: 'GET',
  path: '/api/v1/organizations/:organization/emergency',
  summary: {
    zh: '应急总览：各情形的预案、通讯树能否找到人、正在进行的呼叫，以及下级单位的缺口',
    en: 'Plans by scenario, whether people can be reached, calls under way, and what units below lack',
  },
  params: z.object({ organization: id }),
  response: z.object({
    name: z.string(),
    frozen: z.boolean(),
    scenarios: z.array(
      z.object({
        scenario: z.string(),
        name: localizedTextSchema,
        compulsory: z.boolean(),
        state: z.enum(scenarioStates),
        owner: unitSchema.nullable(),
        number: z.number().int().nullable(),
        expiresAt: instantSchema.nullable(),
        waits: z.boolean(),
        drafted: z.boolean(),
        /** Roles that nobody plays. */
        gaps: z.number().int(),
      }),
    ),
    contacts: z.object({
      people: z.number().int(),
      confirmed: z.number().int(),
      /** Those of the contact trees who have not shown that they can be reached. */
      unconfirmed: z.array(
        z.object({
          person: z.string(),
          name: z.string(),
          role: z.string(),
          state: z.enum(['due', 'never', 'silent']),
          reachedAt: instantSchema.nullable(),
        }),
      ),
      confirmEveryMonths: z.number().int(),
    }),
    /** Plans that wait for the caller's word, of this unit and those below. */
    waiting: z.array(
      z.object({
        organization: z.string(),
        name: z.string(),
        scenario: z.string(),
        scenarioName: localizedTextSchema,
        number: z.number().int(),
        submitted: wordSchema,
      }),
    ),
    /** Units below that lack something. */
    below: z.array(
      z.object({
        organization: z.string(),
        name: z.string(),
        missing: z.number().int(),
        expired: z.number().int(),
        expiring: z.number().int(),
        waiting: z.number().int(),
      }),
    ),
    units: z.number().int(),
    may: z.object({ write: z.boolean(), call: z.boolean() }),
  }),
  command: false,
});

export const readPlan = defineRoute({
  ...tags,
  id: 'emergency.plan',
  method: 'GET',
  path: '/api/v1/organizations/:organization/plans/:scenario',
  summary: {
    zh: '某情形的预案：生效版本与现任人员、待批版本、草稿和历次版本',
    en: 'The plan for a scenario: what counts now with the people in office, what waits, the draft, all versions',
  },
  params: ofScenario,
  response: z.object({
    organization: unitSchema,
    scenario: z.string(),
    name: localizedTextSchema,
    clause: z.string(),
    compulsory: z.boolean(),
    reviewEveryMonths: z.number().int(),
    state: z.enum(scenarioStates),
    counts: planViewSchema.nullable(),
    waiting: planViewSchema.nullable(),
    /** Only for who writes plans. */
    draft: z
      .object({
        content: planContentSchema,
        version: z.number().int(),
        saved: wordSchema,
      })
      .nullable(),
    versions: z.array(
      z.object({
        plan: z.string(),
        number: z.number().int(),
        status: z.enum(planStatuses),
        digest: digestSchema,
        submitted: wordSchema,
        decided: wordSchema.extend({ reason: z.string() }).nullable(),
        ended: z.object({ name: z.string().nullable(), at: instantSchema, reason: z.string() }).nullable(),
        expiresAt: instantSchema.nullable(),
      }),
    ),
    /** Who approves: the organisation in command and its offices. */
    approvedBy: z.object({ organization: unitSchema, offices: z.array(localizedTextSchema) }),
    offices: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
    /** Scopes in which offices can be looked for here, with the organisation that each leads to. */
    scopes: z.array(z.object({ scope: z.enum(scopes), name: z.string() })),
    may: z.object({
      write: z.boolean(),
      withdraw: z.boolean(),
      decide: z.boolean(),
      revoke: z.boolean(),
    }),
  }),
  command: false,
});

export const readPlanVersion = defineRoute({
  ...tags,
  id: 'emergency.planVersion',
  method: 'GET',
  path: '/api/v1/emergency-plans/:plan',
  summary: { zh: '预案的某一版', en: 'One version of a plan' },
  params: ofPlan,
  response: planViewSchema,
  command: false,
});

export const savePlanDraft = defineRoute({
  ...tags,
  id: 'emergency.saveDraft',
  method: 'PUT',
  path: '/api/v1/organizations/:organization/plans/:scenario/draft',
  summary: { zh: '保存预案草稿', en: 'Save the draft of a plan' },
  params: ofScenario,
  body: z.strictObject({
    content: planContentSchema,
    /** The version that was edited; 0 where there was none. */
    version: z.number().int().min(0),
  }),
  response: z.object({
    version: z.number().int(),
    faults: z.array(z.object({ code: z.string(), id: z.string().nullable() })),
  }),
  command: true,
});

export const dropPlanDraft = defineRoute({
  ...tags,
  id: 'emergency.dropDraft',
  method: 'DELETE',
  path: '/api/v1/organizations/:organization/plans/:scenario/draft',
  summary: { zh: '放弃预案草稿', en: 'Throw the draft of a plan away' },
  params: ofScenario,
  response: noContent,
  command: true,
  status: 204,
});

export const submitPlan = defineRoute({
  ...tags,
  id: 'emergency.submitPlan',
  method: 'POST',
  path: '/api/v1/organizations/:organization/plans/:scenario/submission',
  summary: { zh: '送审预案：预备文稿一并检查', en: 'Submit the draft; its prepared texts are checked' },
  params: ofScenario,
  body: z.strictObject({ version: z.number().int().min(1) }),
  response: z.object({ plan: z.string(), number: z.number().int(), findings: findingsSchema }),
  command: true,
  status: 201,
});

export const decidePlan = defineRoute({
  ...tags,
  id: 'emergency.decidePlan',
  method: 'POST',
  path: '/api/v1/emergency-plans/:plan/decision',
  summary: { zh: '批准或退回预案', en: 'Put a plan in force, or return it' },
  params: ofPlan,
  body: z.discriminatedUnion('verdict', [
    z.strictObject({
      verdict: z.literal('approve'),
      digest: digestSchema,
      reason: z.string().trim().max(2000).default(''),
    }),
    z.strictObject({ verdict: z.literal('return'), reason: z.string().trim().min(1).max(2000) }),
  ]),
  response: z.object({ status: z.enum(planStatuses) }),
  command: true,
});

export const withdrawPlan = defineRoute({
  ...tags,
  id: 'emergency.withdrawPlan',
  method: 'POST',
  path: '/api/v1/emergency-plans/:plan/withdrawal',
  summary: { zh: '撤回待批的预案', en: 'Take a plan back that waits for approval' },
  params: ofPlan,
  response: z.object({ status: z.enum(planStatuses) }),
  command: true,
});

export const revokePlan = defineRoute({
  ...tags,
  id: 'emergency.revokePlan',
  method: 'POST',
  path: '/api/v1/emergency-plans/:plan/revocation',
  summary: { zh: '停用生效的预案', en: 'Put a plan out of force' },
  params: ofPlan,
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  response: z.object({ status: z.enum(planStatuses) }),
  command: true,
});

const contactSchema = z.object({
  person: z.string(),
  name: z.string(),
  /** Where he holds the office by which he plays, and where his number is registered. */
  organization: z.string(),
  /** The roles that he plays, in any plan of the unit. */
  roles: z.array(z.string()),
  deputy: z.boolean(),
  /** Who calls him, as the contact trees say. */
  calledBy: z.array(personSchema),
  state: z.enum(['confirmed', 'due', 'never', 'silent']),
  reachedAt: instantSchema.nullable(),
  registered: z.boolean(),
  /** Only for those of the same contact tree and those who keep it. */
  number: z.string().nullable(),
  mayKeep: z.boolean(),
});

export const readContacts = defineRoute({
  ...tags,
  id: 'emergency.contacts',
  method: 'GET',
  path: '/api/v1/organizations/:organization/emergency-contacts',
  summary: {
    zh: '通讯树：人员、联络号码与核实情况',
    en: 'The contact tree: people, numbers, whether they were reached',
  },
  params: z.object({ organization: id }),
  response: z.object({
    people: z.array(contactSchema),
    /** Roles that nobody plays, with the scenario. */
    gaps: z.array(z.object({ scenario: localizedTextSchema, role: z.string() })),
    confirmEveryMonths: z.number().int(),
    may: z.object({ call: z.boolean() }),
  }),
  command: false,
});

const ofContact = z.object({ organization: id, person: id });

export const keepContact = defineRoute({
  ...tags,
  id: 'emergency.keepContact',
  method: 'PUT',
  path: '/api/v1/organizations/:organization/emergency-contacts/:person',
  summary: { zh: '登记应急联络号码', en: 'Register a number for emergencies' },
  params: ofContact,
  body: z.strictObject({
    number: z
      .string()
      .trim()
      .regex(/^\+?[\d][\d\s-]{4,24}(转\d{1,6})?$/),
  }),
  response: noContent,
  command: true,
  status: 204,
});

export const removeContact = defineRoute({
  ...tags,
  id: 'emergency.removeContact',
  method: 'DELETE',
  path: '/api/v1/organizations/:organization/emergency-contacts/:person',
  summary: { zh: '删除应急联络号码', en: 'Remove a number for emergencies' },
  params: ofContact,
  response: noContent,
  command: true,
  status: 204,
});

export const emergencyPlanRoutes = [
  readEmergency,
  readPlan,
  readPlanVersion,
  savePlanDraft,
  dropPlanDraft,
  submitPlan,
  decidePlan,
  withdrawPlan,
  revokePlan,
  readContacts,
  keepContact,
  removeContact,
] as const;
