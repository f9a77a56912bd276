import {
  appealVerdicts,
  caseCommandKinds,
  caseSourceKinds,
  caseStatuses,
  evidenceKinds,
  recordStatuses,
} from '@sanshen/domain/cases';
import { gravities, measureIds } from '@sanshen/domain/policy';
import { z } from 'zod';
import { instantSchema, localizedTextSchema } from './route.ts';

const measure = z.enum(measureIds);
const gravity = z.enum(gravities);
const wordSchema = z.object({ name: z.string(), at: instantSchema, note: z.string() });
const fileShown = z.object({ file: z.string(), name: z.string() });
const answerSchema = wordSchema.extend({ files: z.array(fileShown) });
const deductionSchema = z.object({
  points: z.number(),
  forMissed: z.number(),
  final: z.boolean(),
});
const measureShown = z.object({ id: measure, name: localizedTextSchema });

const head = {
  case: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  clause: z.string(),
  gravity,
  gravityName: localizedTextSchema,
  title: z.string(),
  status: z.enum(caseStatuses),
  source: z.object({ kind: z.enum(caseSourceKinds), id: z.string() }),
  openedAt: instantSchema,
  /** Null where nobody has to do anything. */
  dueAt: instantSchema.nullable(),
  overdue: z.boolean(),
  turn: z.enum(['superior', 'unit']).nullable(),
  deduction: deductionSchema,
};

/** A case as lists show it. */
export const caseLineSchema = z.object(head);
/** A case with what happened in it and what the caller may do now. */
export const caseSchema = z.object({
  ...head,
  handlerName: z.string(),
  text: z.string(),
  openedBy: z.string().nullable(),
  guided: z.boolean(),
  measures: z.array(measureShown),
  evidence: z.array(z.object({ kind: z.enum(evidenceKinds), id: z.string(), name: z.string() })),
  answered: answerSchema.nullable(),
  rectified: answerSchema.nullable(),
  closed: wordSchema.nullable(),
  missed: z.object({ unit: z.number().int(), superior: z.number().int() }),
  reopened: z.number().int(),
  appeals: z.array(
    answerSchema.extend({
      against: z.enum(['finding', 'decision']),
      decided: wordSchema.extend({ verdict: z.enum(appealVerdicts) }).nullable(),
    }),
  ),
  /** Until when the unit may appeal now; null where there is nothing to appeal against. */
  appealUntil: instantSchema.nullable(),
  timeline: z.array(
    z.object({
      kind: z.string(),
      at: instantSchema,
      /** Null: the system. */
      name: z.string().nullable(),
      organizationName: z.string().nullable(),
      note: z.string(),
      passed: z.boolean().nullable(),
    }),
  ),
  /** What the caller may do now. */
  may: z.array(z.enum(caseCommandKinds)),
  /** The rule book's gravities, each with its days, points and measures; what may be chosen when the case is verified. */
  gravities: z.array(
    z.object({
      id: gravity,
      name: localizedTextSchema,
      points: z.number(),
      measures: z.array(measureShown),
    }),
  ),
  /** Whether the caller may take measures. */
  leads: z.boolean(),
  /** Whether the caller may see who was held accountable; how many records there are is told to nobody else. */
  mayReadRecords: z.boolean(),
  mayMakeRecord: z.boolean(),
  /** Those whom a record may be about; empty for who may not make any. */
  people: z.array(z.object({ person: z.string(), name: z.string() })),
});

/** An accountability record as its reader sees it. */
export const accountabilityRecordSchema = z.object({
  record: z.string(),
  case: z.string(),
  caseTitle: z.string(),
  organizationName: z.string(),
  status: z.enum(recordStatuses),
  madeAt: instantSchema,
  madeBy: z.string(),
  appealUntil: instantSchema,
  expiresAt: instantSchema,
  /** Null once it was deleted. */
  person: z.object({ person: z.string(), name: z.string() }).nullable(),
  grounds: z.string().nullable(),
  appeal: z.string().nullable(),
  decided: wordSchema.nullable(),
  may: z.object({ appeal: z.boolean(), decide: z.boolean() }),
});
