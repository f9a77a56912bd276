import { type PatrolRefusal, patrolFindingKinds, patrolStatuses } from '@sanshen/domain/patrol';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

/** Refusals of the rules; a missing text does not compile. */
export const patrolProblems = defineProblems<PatrolRefusal>({
  'patrol.notOnDuty': {
    status: 403,
    zh: '本次巡查由值班人员办理；您不在值班安排中，或职务、资格不符合审校制度要求',
    en: 'Somebody else is on duty for this patrol, or your office or qualification does not let you patrol',
  },
  'patrol.notToday': {
    status: 409,
    zh: '只能开始当天安排内的巡查',
    en: 'Only patrols of today can be begun',
  },
  'patrol.alreadyDone': {
    status: 409,
    zh: '该次巡查已完成或已过期',
    en: 'This patrol is done, or its day is over',
  },
  'patrol.notBegun': { status: 409, zh: '请先开始巡查', en: 'Begin the patrol first' },
  'patrol.otherPatrols': {
    status: 409,
    zh: '该次巡查正由他人办理',
    en: 'Somebody else has begun this patrol',
  },
  'patrol.checklistIncomplete': {
    status: 400,
    zh: '请逐项答完巡查清单',
    en: 'Answer every line of the checklist',
  },
  'patrol.findingMissing': {
    status: 400,
    zh: '有检查项不符合要求，请登记发现的问题',
    en: 'Something was not as it should be: say what you found',
  },
  'patrol.evidenceMissing': {
    status: 400,
    zh: '纠正须附纠正前和纠正后的截图',
    en: 'A correction needs screenshots of before and after',
  },
  'patrol.secondPerson': {
    status: 403,
    zh: '纠正人不能复核自己的纠正，请由他人复核',
    en: 'Somebody else than who corrected it has to close it',
  },
  'patrol.wrongStatus': {
    status: 409,
    zh: '该问题的状态已变化，请刷新后再办',
    en: 'It has moved on since; read it again',
  },
});

const id = z.string().min(1).max(100);
const tags = { capability: 'patrol', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const day = z.iso.date();
const personSchema = z.object({ person: z.string(), name: z.string() });
const wordSchema = z.object({ name: z.string(), at: instantSchema });
const kind = z.enum(patrolFindingKinds);

const turnSchema = z.object({
  /** Null where nothing has happened yet. */
  patrol: z.string().nullable(),
  slot: z.number().int(),
  status: z.enum(patrolStatuses),
  dueAt: instantSchema,
  duty: personSchema.nullable(),
  begun: wordSchema.nullable(),
  finished: wordSchema.nullable(),
  findings: z.number().int(),
  late: z.boolean(),
  may: z.object({ begin: z.boolean(), finish: z.boolean() }),
});

export const patrolFindingSchema = z.object({
  finding: z.string(),
  organization: z.string(),
  channel: z.object({ id: z.string(), name: z.string() }),
  kind,
  status: z.enum(['open', 'corrected', 'closed']),
  /** Null for who may not read it, and once it had to be deleted. */
  note: z.string().nullable(),
  correction: z.string().nullable(),
  closing: z.string().nullable(),
  /** Null: found by the system. */
  raised: z.object({ name: z.string().nullable(), at: instantSchema }),
  dueAt: instantSchema,
  late: z.boolean(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  corrected: wordSchema.nullable(),
  closed: wordSchema.nullable(),
  may: z.object({ correct: z.boolean(), close: z.boolean() }),
});

export const readPatrols = defineRoute({
  ...tags,
  id: 'patrol.day',
  method: 'GET',
  path: '/api/v1/organizations/:organization/patrols',
  summary: {
    zh: '某日各账号的巡查安排与完成情况，以及下级逾期、漏巡',
    en: 'The patrols of a day by channel, and what is late or was missed below',
  },
  params: ofOrganization,
  query: z.object({ day: day.optional() }),
  response: z.object({
    day: z.string(),
    today: z.string(),
    checklist: z.array(localizedTextSchema),
    channels: z.array(z.object({ id: z.string(), name: z.string(), turns: z.array(turnSchema) })),
    /** Units below in which a patrol is overdue or was missed on that day. */
    below: z.array(
      z.object({
        organization: z.string(),
        name: z.string(),
        overdue: z.number().int(),
        missed: z.number().int(),
      }),
    ),
    open: z.number().int(),
    /** Who can be put on duty; empty for who may not. */
    people: z.array(personSchema),
    mayAssign: z.boolean(),
  }),
  command: false,
});

export const assignPatrol = defineRoute({
  ...tags,
  id: 'patrol.assign',
  method: 'POST',
  path: '/api/v1/organizations/:organization/patrols',
  summary: { zh: '安排值班：某日某账号第几次巡查由谁办理', en: 'Put somebody on duty for a patrol' },
  params: ofOrganization,
  body: z.strictObject({ channel: id, day, slot: z.number().int().min(1).max(48), person: id }),
  response: z.object({ patrol: z.string() }),
  command: true,
  status: 201,
});

export const beginPatrol = defineRoute({
  ...tags,
  id: 'patrol.begin',
  method: 'POST',
  path: '/api/v1/organizations/:organization/patrols/begin',
  summary: { zh: '开始巡查', en: 'Begin a patrol of today' },
  params: ofOrganization,
  body: z.strictObject({ channel: id, slot: z.number().int().min(1).max(48) }),
  response: z.object({ patrol: z.string() }),
  command: true,
});

export const finishPatrol = defineRoute({
  ...tags,
  id: 'patrol.finish',
  method: 'POST',
  path: '/api/v1/patrols/:patrol/finish',
  summary: {
    zh: '完成巡查：逐项答复并登记问题',
    en: 'Finish a patrol: every line answered, every finding named',
  },
  params: z.object({ patrol: z.uuid() }),
  body: z.strictObject({
    answers: z.array(z.boolean()).max(100),
    findings: z
      .array(
        z.strictObject({
          kind: kind.exclude(['actedOutside']),
          note: z.string().trim().min(1).max(1000),
          before: digestSchema.optional(),
        }),
      )
      .max(50),
  }),
  response: z.object({ findings: z.array(z.string()) }),
  command: true,
});

export const listPatrolFindings = defineRoute({
  ...tags,
  id: 'patrol.findings',
  method: 'GET',
  path: '/api/v1/organizations/:organization/patrol-findings',
  summary: { zh: '巡查发现的问题', en: 'What patrols and comparisons with the platform have found' },
  params: ofOrganization,
  query: pageQuery.extend({ state: z.enum(['open', 'all']).default('open') }),
  response: pageOf(patrolFindingSchema),
  command: false,
});

export const correctPatrolFinding = defineRoute({
  ...tags,
  id: 'patrol.correct',
  method: 'POST',
  path: '/api/v1/patrol-findings/:finding/correction',
  summary: { zh: '登记纠正，附前后截图', en: 'Record a correction with evidence of before and after' },
  params: z.object({ finding: z.uuid() }),
  body: z.strictObject({
    note: z.string().trim().min(1).max(1000),
    before: digestSchema.optional(),
    after: digestSchema.optional(),
  }),
  response: z.object({ status: z.enum(['open', 'corrected', 'closed']) }),
  command: true,
});

export const closePatrolFinding = defineRoute({
  ...tags,
  id: 'patrol.close',
  method: 'POST',
  path: '/api/v1/patrol-findings/:finding/closing',
  summary: { zh: '由第二人复核：销号或退回', en: 'Another person closes a correction, or sends it back' },
  params: z.object({ finding: z.uuid() }),
  body: z.strictObject({
    verdict: z.enum(['close', 'reopen']),
    note: z.string().trim().min(1).max(1000).optional(),
  }),
  response: z.object({ status: z.enum(['open', 'corrected', 'closed']) }),
  command: true,
});

export const patrolRoutes = [
  readPatrols,
  assignPatrol,
  beginPatrol,
  finishPatrol,
  listPatrolFindings,
  correctPatrolFinding,
  closePatrolFinding,
] as const;
