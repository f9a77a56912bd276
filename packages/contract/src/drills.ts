import { reportActs, runActs } from '@sanshen/domain/drills';
import { z } from 'zod';
import {
  drillLineSchema,
  drillSchema,
  drillWishSchema,
  drillYearSchema,
  lessonSchema,
  scenarioSchema,
} from './drills-schemas.ts';
import { defineRoute, noContent, pageOf, pageQuery } from './route.ts';

export { drillProblems } from './drills-problems.ts';
export type { DrillAnswer, DrillLine, DrillWish, DrillWishBody, ScenarioAnswer } from './drills-schemas.ts';

const id = z.string().min(1).max(100);
const text = (most: number) => z.string().trim().max(most);
const tags = { capability: 'drills', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofDrill = z.object({ drill: z.uuid() });
const told = { response: noContent, command: true, status: 204 } as const;
const binary = z.string().meta({ format: 'binary' });

export const listDrills = defineRoute({
  ...tags,
  id: 'drills.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/drills',
  summary: { zh: '本单位的应急演练', en: 'Drills of a unit, the newest first' },
  params: ofOrganization,
  query: pageQuery,
  response: pageOf(drillLineSchema).extend({ mayPlan: z.boolean() }),
  command: false,
});

export const readDrillCalendar = defineRoute({
  ...tags,
  id: 'drills.calendar',
  method: 'GET',
  path: '/api/v1/organizations/:organization/drill-calendar',
  summary: {
    zh: '演练日历：按重要时间节点和年度次数应做、已做、欠缺',
    en: 'What drills the rule book wants of a unit and those below it in a year, held, planned and missing',
  },
  params: ofOrganization,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }),
  response: z.object({
    today: z.iso.date(),
    /** Null for a unit without channels: it owes no drill. */
    own: drillYearSchema.nullable(),
    below: z.array(
      z.object({ organization: z.string(), organizationName: z.string(), year: drillYearSchema }),
    ),
  }),
  command: false,
});

export const readDrillPreparation = defineRoute({
  ...tags,
  id: 'drills.preparation',
  method: 'GET',
  path: '/api/v1/organizations/:organization/drill-preparation',
  summary: {
    zh: '安排演练所需：场景库、可选人员、现行预案',
    en: 'What is needed to plan a drill: ready scenarios, people who can have a part, the plans in force',
  },
  params: ofOrganization,
  response: z.object({
    scenarios: z.array(scenarioSchema),
    people: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        office: z.string(),
        organization: z.string(),
        organizationName: z.string(),
      }),
    ),
    keyDates: drillYearSchema.shape.dates,
    reportWithinDays: z.number().int(),
    plans: z.array(z.object({ scenario: z.string(), id: z.string(), name: z.string(), version: z.number() })),
  }),
  command: false,
});

export const planDrill = defineRoute({
  ...tags,
  id: 'drills.plan',
  method: 'POST',
  path: '/api/v1/organizations/:organization/drills',
  summary: { zh: '安排演练', en: 'Plan a drill' },
  params: ofOrganization,
  body: drillWishSchema,
  response: z.object({ drill: z.string() }),
  command: true,
  status: 201,
});

export const changeDrill = defineRoute({
  ...tags,
  id: 'drills.change',
  method: 'PUT',
  path: '/api/v1/drills/:drill',
  summary: { zh: '开始前调整演练安排', en: 'Change a drill before it begins, by its director' },
  params: ofDrill,
  body: drillWishSchema,
  ...told,
});

export const readDrill = defineRoute({
  ...tags,
  id: 'drills.read',
  method: 'GET',
  path: '/api/v1/drills/:drill',
  summary: {
    zh: '一次演练：各人只见自己应见的部分',
    en: 'One drill, as far as the caller may see it: what is to come only for director and observers',
  },
  params: ofDrill,
  response: drillSchema,
  command: false,
});

export const runDrill = defineRoute({
  ...tags,
  id: 'drills.run',
  method: 'POST',
  path: '/api/v1/drills/:drill/run',
  summary: {
    zh: '开始、暂停、继续、结束、中止或取消演练',
    en: 'Begin, pause, resume, end, abort or cancel a drill',
  },
  params: ofDrill,
  body: z.strictObject({ act: z.enum(runActs), note: text(2000).default('') }),
  ...told,
});

export const deliverInject = defineRoute({
  ...tags,
  id: 'drills.deliver',
  method: 'POST',
  path: '/api/v1/drills/:drill/injects/:inject/delivery',
  summary: { zh: '提前下发一条情景', en: 'Deliver an inject before its time' },
  params: z.object({ drill: z.uuid(), inject: id }),
  ...told,
});

export const actInDrill = defineRoute({
  ...tags,
  id: 'drills.act',
  method: 'POST',
  path: '/api/v1/drills/:drill/acts',
  summary: {
    zh: '参演处置：确认、答复、决定、呼叫参演人员，及在演练沙盒中模拟封停、撤稿、说明',
    en: 'Act in a drill: confirm, answer, decide, call the participants; freeze, take down and state in its sandbox only',
  },
  params: ofDrill,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('receipt'), inject: id, text: text(2000).default('') }),
    z.strictObject({ kind: z.literal('answer'), inject: id, text: text(4000).min(1) }),
    z.strictObject({ kind: z.literal('decision'), text: text(4000).min(1) }),
    z.strictObject({ kind: z.literal('call'), text: text(500).min(1) }),
    z.strictObject({ kind: z.literal('freeze'), target: id.nullable(), text: text(2000).min(1) }),
    z.strictObject({ kind: z.literal('lift'), target: id, text: text(2000).min(1) }),
    z.strictObject({ kind: z.literal('takedown'), target: id, text: text(2000).default('') }),
    z.strictObject({ kind: z.literal('statement'), text: text(4000).min(1) }),
    z.strictObject({ kind: z.literal('approve'), target: id, text: text(2000).default('') }),
  ]),
  ...told,
});

export const noteDrill = defineRoute({
  ...tags,
  id: 'drills.note',
  method: 'POST',
  path: '/api/v1/drills/:drill/notes',
  summary: { zh: '观察记录', en: 'Note what an observer or the director sees' },
  params: ofDrill,
  body: z.strictObject({ text: text(4000).min(1) }),
  ...told,
});

export const evaluateDrill = defineRoute({
  ...tags,
  id: 'drills.evaluate',
  method: 'PUT',
  path: '/api/v1/drills/:drill/evaluation',
  summary: {
    zh: '观察员逐项评估',
    en: 'Judge a drill by the items of the rule book; replaces one’s earlier marks',
  },
  params: ofDrill,
  body: z.strictObject({
    marks: z
      .array(
        z.strictObject({
          item: id,
          mark: z.number().int().min(1).max(5),
          note: text(1000).default(''),
        }),
      )
      .max(50),
    overall: text(4000).default(''),
  }),
  ...told,
});

export const drawLesson = defineRoute({
  ...tags,
  id: 'drills.drawLesson',
  method: 'POST',
  path: '/api/v1/drills/:drill/lessons',
  summary: { zh: '提出改进任务，定负责人和期限', en: 'Draw a lesson, with who sees to it and until when' },
  params: ofDrill,
  body: z.strictObject({ text: text(2000).min(1), owner: id, due: z.iso.date() }),
  response: z.object({ lesson: z.string() }),
  command: true,
  status: 201,
});

export const completeLesson = defineRoute({
  ...tags,
  id: 'drills.completeLesson',
  method: 'POST',
  path: '/api/v1/drills/:drill/lessons/:lesson/completion',
  summary: { zh: '完成改进任务', en: 'Say what was done about a lesson' },
  params: z.object({ drill: z.uuid(), lesson: id }),
  body: z.strictObject({ note: text(2000).min(1) }),
  ...told,
});

export const listLessons = defineRoute({
  ...tags,
  id: 'drills.lessons',
  method: 'GET',
  path: '/api/v1/organizations/:organization/drill-lessons',
  summary: {
    zh: '本单位演练改进任务，未完成的在前',
    en: 'What a unit’s drills taught, what is not done first; at most two hundred',
  },
  params: ofOrganization,
  response: z.object({ items: z.array(lessonSchema) }),
  command: false,
});

export const reportDrill = defineRoute({
  ...tags,
  id: 'drills.report',
  method: 'POST',
  path: '/api/v1/drills/:drill/report',
  summary: {
    zh: '报送演练报告；接收单位签收或提出问题退回',
    en: 'Hand the report in; who receives it acknowledges it or sends it back with a question',
  },
  params: ofDrill,
  body: z.strictObject({ act: z.enum(reportActs), note: text(10_000).default('') }),
  ...told,
});

export const listDrillReports = defineRoute({
  ...tags,
  id: 'drills.reports',
  method: 'GET',
  path: '/api/v1/organizations/:organization/drill-reports',
  summary: {
    zh: '报到本单位的演练报告，待签收的在前',
    en: 'Reports of drills handed in to an organisation, those that wait first; at most two hundred',
  },
  params: ofOrganization,
  response: z.object({ items: z.array(drillLineSchema), mayReceive: z.boolean() }),
  command: false,
});

export const readDrillReportPdf = defineRoute({
  ...tags,
  id: 'drills.reportPdf',
  method: 'GET',
  path: '/api/v1/drills/:drill/report.pdf',
  summary: { zh: '演练报告（PDF）', en: 'The report of a drill as PDF' },
  params: ofDrill,
  response: binary,
  responseMedia: 'application/pdf',
  command: false,
});

export const readDrillReportWord = defineRoute({
  ...tags,
  id: 'drills.reportWord',
  method: 'GET',
  path: '/api/v1/drills/:drill/report.docx',
  summary: { zh: '演练报告（Word）', en: 'The report of a drill as Word document' },
  params: ofDrill,
  response: binary,
  responseMedia: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  command: false,
});

export const drillRoutes = [
  listDrills,
  readDrillCalendar,
  readDrillPreparation,
  planDrill,
  changeDrill,
  readDrill,
  runDrill,
  deliverInject,
  actInDrill,
  noteDrill,
  evaluateDrill,
  drawLesson,
  completeLesson,
  listLessons,
  reportDrill,
  listDrillReports,
  readDrillReportPdf,
  readDrillReportWord,
] as const;
