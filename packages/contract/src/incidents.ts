import { freezeReaches } from '@sanshen/domain/emergency';
import { incidentGravities, stepOutcomes } from '@sanshen/domain/incidents';
import { z } from 'zod';
import { channelSchema, incidentLineSchema, incidentSchema } from './incidents-schemas.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

const id = z.string().min(1).max(100);
const words = z.string().trim().min(1).max(4000);
const tags = { capability: 'incidents', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofIncident = z.object({ incident: z.uuid() });
const gravity = z.enum(incidentGravities);

export const listIncidents = defineRoute({
  ...tags,
  id: 'incidents.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/incidents',
  summary: {
    zh: '本单位及下级单位的突发事件，以及登记所需的情形和账号',
    en: 'Incidents of a unit and those below it, with what a declaration needs',
  },
  params: ofOrganization,
  query: pageQuery.extend({ state: z.enum(['open', 'all']).default('all') }),
  response: pageOf(incidentLineSchema).extend({
    mayDeclare: z.boolean(),
    scenarios: z.array(z.object({ id: z.string(), name: localizedTextSchema, planned: z.boolean() })),
    channels: z.array(channelSchema),
  }),
  command: false,
});

export const declareIncident = defineRoute({
  ...tags,
  id: 'incidents.declare',
  method: 'POST',
  path: '/api/v1/organizations/:organization/incidents',
  summary: { zh: '登记突发事件，启动预案', en: 'Declare an incident: the plan in force is put to work' },
  params: ofOrganization,
  body: z.strictObject({
    scenario: id,
    gravity,
    known: z.string().trim().max(4000).default(''),
    channels: z.array(id).max(200).default([]),
  }),
  response: z.object({ incident: z.string() }),
  command: true,
  status: 201,
});

export const readIncident = defineRoute({
  ...tags,
  id: 'incidents.read',
  method: 'GET',
  path: '/api/v1/incidents/:incident',
  summary: { zh: '处置台', en: 'The desk of an incident as it stands now' },
  params: ofIncident,
  response: incidentSchema,
  command: false,
});

/** A command on the desk; it answers nothing, since the desk is read again. */
function step<const Name extends string, Body extends z.ZodRawShape>(
  name: Name,
  path: string,
  summary: { readonly zh: string; readonly en: string },
  body: Body,
) {
  return defineRoute({
    ...tags,
    id: `incidents.${name}`,
    method: 'POST',
    path: `/api/v1/incidents/:incident/${path}`,
    summary,
    params: ofIncident,
    body: z.strictObject(body),
    response: z.object({}),
    command: true,
  });
}

export const changeIncidentScope = step(
  'scope',
  'scope',
  { zh: '调整事件等级、涉及账号', en: 'Change how grave it is and which channels it concerns' },
  { gravity, channels: z.array(id).max(200) },
);

export const takeIncidentStep = step(
  'step',
  'steps',
  { zh: '登记预案步骤的办理情况', en: 'Say that a step of the plan is done, was skipped or cannot be done' },
  { step: id, outcome: z.enum(stepOutcomes), words: z.string().trim().max(4000).default('') },
);

export const writeIncidentNote = step(
  'note',
  'notes',
  { zh: '记一笔', en: 'Write something into the time line' },
  { words },
);

export const freezeForIncident = step(
  'freeze',
  'freezes',
  {
    zh: '从处置台封停一个账号、本单位或连同下级',
    en: 'Freeze a channel, the unit or the unit with all below it, from the desk',
  },
  { reach: z.enum(freezeReaches), channel: id.optional(), reason: words },
);

export const takeDownForIncident = step(
  'takeDown',
  'takedowns',
  {
    zh: '统一撤稿：先固定证据，再在各账号撤下并核实',
    en: 'Take down together: the pages are kept first, then they are taken down on every channel and looked at again',
  },
  { publications: z.array(z.uuid()).min(1).max(200), reason: words },
);

export const keepIncidentEvidence = step(
  'evidence',
  'evidence',
  { zh: '上传撤稿前或撤稿后的截图', en: 'Keep a screenshot of a page before or after it was taken down' },
  { publication: z.uuid(), when: z.enum(['before', 'after']), file: digestSchema },
);

export const callForIncident = step(
  'call',
  'calls',
  { zh: '按通讯树呼叫有关人员', en: 'Call the people of the plan; each of them has to answer' },
  { text: z.string().trim().min(1).max(500), people: z.array(id).max(200).default([]) },
);

export const offerIncidentHandover = step(
  'offerHandover',
  'handovers',
  { zh: '移交现场负责', en: 'Offer the lead to somebody else, with what he has to know' },
  { to: id, words },
);

export const takeIncidentHandover = step(
  'takeHandover',
  'handovers/taking',
  { zh: '接手现场负责', en: 'Take over the lead that was offered' },
  {},
);

export const openIncidentCase = step(
  'case',
  'cases',
  { zh: '转为案件', en: 'Open a case of accountability from the incident' },
  {
    clause: z.string().regex(/^§\d+$/),
    gravity: z.enum(['ordinary', 'serious', 'grave']),
    title: z.string().trim().min(1).max(200),
  },
);

export const addIncidentLesson = step(
  'lesson',
  'lessons',
  { zh: '登记整改措施、责任人和期限', en: 'Write down a lesson, whose it is and until when' },
  { words, owner: id, dueOn: z.iso.date() },
);

export const doneIncidentLesson = step(
  'lessonDone',
  'lessons/done',
  { zh: '整改销号', en: 'Mark a lesson as done' },
  { lesson: z.uuid() },
);

export const closeIncident = step(
  'close',
  'closing',
  { zh: '结束处置，形成总结报告', en: 'Close the incident with the after-action report' },
  { facts: words, worked: words, failed: words },
);

export const beginIncidentStatement = defineRoute({
  ...tags,
  id: 'incidents.statement',
  method: 'POST',
  path: '/api/v1/incidents/:incident/statements',
  summary: {
    zh: '以准备好的文本起草公开声明，走应急签发',
    en: 'Begin a public statement with a prepared text; it goes out by the emergency release',
  },
  params: ofIncident,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().min(1).max(20_000),
    channels: z.array(id).max(50).default([]),
  }),
  response: z.object({ manuscript: z.string() }),
  command: true,
  status: 201,
});

export const listIncidentPublications = defineRoute({
  ...tags,
  id: 'incidents.publications',
  method: 'GET',
  path: '/api/v1/incidents/:incident/publications',
  summary: {
    zh: '涉及账号上仍公开的内容，可选作撤稿对象',
    en: 'What is public on the channels concerned and could be taken down',
  },
  params: ofIncident,
  query: z.object({ text: z.string().trim().max(100).optional(), manuscript: z.uuid().optional() }),
  response: z.object({
    items: z.array(
      z.object({
        publication: z.string(),
        manuscript: z.string(),
        title: z.string(),
        channel: z.object({ id: z.string(), name: z.string(), platform: z.string() }),
        url: z.string().nullable(),
        begunAt: instantSchema,
      }),
    ),
  }),
  command: false,
});

export const downloadIncidentReport = defineRoute({
  ...tags,
  id: 'incidents.report',
  method: 'GET',
  path: '/api/v1/incidents/:incident/report',
  summary: { zh: '下载处置总结报告（Word、PDF）', en: 'The after-action report as DOCX or PDF' },
  params: ofIncident,
  query: z.object({ form: z.enum(['docx', 'pdf']).default('docx') }),
  response: z.unknown().meta({ description: 'The file' }),
  command: false,
  responseMedia: 'application/octet-stream',
});

export const incidentRoutes = [
  listIncidents,
  declareIncident,
  readIncident,
  changeIncidentScope,
  takeIncidentStep,
  writeIncidentNote,
  freezeForIncident,
  takeDownForIncident,
  keepIncidentEvidence,
  callForIncident,
  offerIncidentHandover,
  takeIncidentHandover,
  openIncidentCase,
  addIncidentLesson,
  doneIncidentLesson,
  closeIncident,
  beginIncidentStatement,
  listIncidentPublications,
  downloadIncidentReport,
] as const;
