import {
  appealVerdicts,
  caseSourceKinds,
  caseStatuses,
  evidenceKinds,
  recordStatuses,
} from '@sanshen/domain/cases';
import { gravities, measureIds } from '@sanshen/domain/policy';
import { z } from 'zod';
import { accountabilityRecordSchema, caseLineSchema, caseSchema } from './cases-schemas.ts';
import { defineRoute, digestSchema, pageOf, pageQuery } from './route.ts';

const id = z.string().min(1).max(100);
const note = z.string().trim().min(1).max(4000);
const tags = { capability: 'cases', access: 'session' } as const;
const ofCase = z.object({ case: z.uuid() });
const ofRecord = z.object({ record: z.uuid() });
const measure = z.enum(measureIds);
const gravity = z.enum(gravities);
const clause = z.templateLiteral(['§', z.int().min(0).max(99)]);
const fileSchema = z.strictObject({ file: digestSchema, name: z.string().trim().min(1).max(200) });
const files = z.array(fileSchema).max(20);
const evidence = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('file'),
        id: digestSchema,
        name: z.string().trim().min(1).max(200),
      }),
      z.strictObject({
        kind: z.literal('page'),
        id: z.url({ protocol: /^https?$/ }).max(2000),
        name: z.string().trim().min(1).max(200),
      }),
      z.strictObject({
        kind: z.enum(evidenceKinds).exclude(['file', 'page']),
        id,
        name: z.string().trim().min(1).max(200),
      }),
    ]),
  )
  .max(50);

/** A case as a screen has it. */
export type CaseAnswerShown = z.output<typeof caseSchema>;

export const listCases = defineRoute({
  ...tags,
  id: 'cases.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/cases',
  summary: {
    zh: '本单位的案件，或本单位办理、指导的下级案件',
    en: 'The cases of a unit, or those of the units that it commands or guides',
  },
  params: z.object({ organization: id }),
  query: pageQuery.extend({
    /** Left out: below for who supervises there, else the unit's own. */
    side: z.enum(['own', 'below']).optional(),
    state: z.enum(['open', 'overdue', 'all']).default('open'),
  }),
  response: pageOf(caseLineSchema).extend({
    side: z.enum(['own', 'below']),
    /** Whether the caller may see the cases below. */
    supervises: z.boolean(),
    /** Whether the caller may open a case about this unit, or about one below. */
    mayOpen: z.boolean(),
  }),
  command: false,
});

const counts = {
  opened: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  closed: z.number().int(),
  dismissed: z.number().int(),
  points: z.number(),
};

export const readCaseFigures = defineRoute({
  ...tags,
  id: 'cases.figures',
  method: 'GET',
  path: '/api/v1/organizations/:organization/cases/figures',
  summary: {
    zh: '案件统计：一年内立案的案件，按条款、情节、来源和单位',
    en: 'Figures of the cases that were opened in a year, by clause, gravity, source and unit',
  },
  params: z.object({ organization: id }),
  query: z.object({
    /** Left out: as in the list of cases. */
    side: z.enum(['own', 'below']).optional(),
    /** Calendar year in China; left out: this one. */
    year: z.coerce.number().int().min(2000).max(2200).optional(),
  }),
  response: z.object({
    ...counts,
    year: z.number().int(),
    side: z.enum(['own', 'below']),
    supervises: z.boolean(),
    appeals: z.object({ made: z.number().int(), overturned: z.number().int() }),
    missed: z.object({ unit: z.number().int(), superior: z.number().int() }),
    /** Median days from opening to closing; null where none was closed. */
    medianDays: z.number().nullable(),
    byClause: z.array(z.object({ clause: z.string(), count: z.number().int() })),
    byGravity: z.array(z.object({ gravity, count: z.number().int() })),
    bySource: z.array(z.object({ source: z.enum(caseSourceKinds), count: z.number().int() })),
    byUnit: z.array(z.object({ organization: z.string(), name: z.string(), ...counts })),
  }),
  command: false,
});

export const openCase = defineRoute({
  ...tags,
  id: 'cases.open',
  method: 'POST',
  path: '/api/v1/organizations/:organization/cases',
  summary: { zh: '对一个单位立案', en: 'Open a case about a unit' },
  params: z.object({ organization: id }),
  body: z.strictObject({
    clause,
    gravity,
    title: z.string().trim().min(1).max(200),
    note,
    /** What it comes from; left out for a report of a person. */
    source: z
      .strictObject({ kind: z.enum(['publication', 'patrol', 'finding', 'spotCheck']), id })
      .optional(),
    evidence: evidence.default([]),
    /** People whom it concerns: they decide nothing in it. */
    concerned: z.array(id).max(50).default([]),
  }),
  response: z.object({ case: z.string() }),
  command: true,
  status: 201,
});

export const readCase = defineRoute({
  ...tags,
  id: 'cases.read',
  method: 'GET',
  path: '/api/v1/cases/:case',
  summary: { zh: '案件及其办理经过', en: 'A case and what has happened in it' },
  params: ofCase,
  response: caseSchema,
  command: false,
});

export const stepCase = defineRoute({
  ...tags,
  id: 'cases.step',
  method: 'POST',
  path: '/api/v1/cases/:case/steps',
  summary: {
    zh: '办理案件：补充证据、核实、通知、答复、整改、验收、结案、申诉、裁定、重新办理',
    en: 'A step of a case: evidence, verify, notify, answer, rectify, check, close, appeal, decide, take up again',
  },
  params: ofCase,
  body: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('addEvidence'),
      evidence: evidence.min(1),
      note: note.or(z.literal('')),
    }),
    z.strictObject({
      kind: z.literal('verify'),
      gravity,
      measures: z.array(measure).max(10).default([]),
      note,
    }),
    z.strictObject({ kind: z.enum(['dismiss', 'notify', 'sendBack', 'reopen']), note }),
    z.strictObject({ kind: z.enum(['answer', 'rectify', 'appeal']), note, files: files.default([]) }),
    z.strictObject({ kind: z.literal('check'), passed: z.boolean(), note }),
    z.strictObject({ kind: z.literal('close'), measures: z.array(measure).max(10).default([]), note }),
    z.strictObject({ kind: z.literal('decideAppeal'), verdict: z.enum(appealVerdicts), note }),
  ]),
  response: z.object({ status: z.enum(caseStatuses) }),
  command: true,
});

export const readCaseRecords = defineRoute({
  ...tags,
  id: 'cases.records',
  method: 'POST',
  path: '/api/v1/cases/:case/records/reading',
  summary: {
    zh: '查阅本案的责任追究记录（每次查阅均登记）',
    en: 'Read the accountability records of a case; every look is recorded',
  },
  params: ofCase,
  body: z.strictObject({}),
  response: z.object({ items: z.array(accountabilityRecordSchema) }),
  command: true,
});

export const makeRecord = defineRoute({
  ...tags,
  id: 'cases.makeRecord',
  method: 'POST',
  path: '/api/v1/cases/:case/records',
  summary: { zh: '对有关人员作出责任追究记录', en: 'Hold a person accountable in a case' },
  params: ofCase,
  body: z.strictObject({ person: id, grounds: note }),
  response: z.object({ record: z.string() }),
  command: true,
  status: 201,
});

export const listOwnRecords = defineRoute({
  ...tags,
  id: 'cases.ownRecords',
  method: 'GET',
  path: '/api/v1/session/accountability-records',
  summary: { zh: '涉及本人的责任追究记录', en: 'The accountability records about oneself' },
  response: z.object({ items: z.array(accountabilityRecordSchema) }),
  command: false,
});

export const appealRecord = defineRoute({
  ...tags,
  id: 'cases.appealRecord',
  method: 'POST',
  path: '/api/v1/accountability-records/:record/appeal',
  summary: { zh: '本人申诉', en: 'The person concerned appeals' },
  params: ofRecord,
  body: z.strictObject({ note }),
  response: z.object({ status: z.enum(recordStatuses) }),
  command: true,
});

export const decideRecord = defineRoute({
  ...tags,
  id: 'cases.decideRecord',
  method: 'POST',
  path: '/api/v1/accountability-records/:record/verdict',
  summary: { zh: '裁定本人申诉：维持或撤销', en: 'Uphold a record or revoke it' },
  params: ofRecord,
  body: z.strictObject({ verdict: z.enum(appealVerdicts), note }),
  response: z.object({ status: z.enum(recordStatuses) }),
  command: true,
});

export const casesRoutes = [
  listCases,
  readCaseFigures,
  openCase,
  readCase,
  stepCase,
  readCaseRecords,
  makeRecord,
  listOwnRecords,
  appealRecord,
  decideRecord,
] as const;
