import { itemKinds, itemTopics } from '@sanshen/domain/training';
import { z } from 'zod';
import { instantSchema } from './route.ts';
import { audienceSchema } from './training.ts';
import { difficultySchema } from './training-bank.ts';

/** An answer by the places of the sheet. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), choice: z.number().int().min(0).max(20) }),
  z.strictObject({ kind: z.literal('multiple'), choices: z.array(z.number().int().min(0).max(20)).max(8) }),
  z.strictObject({ kind: z.literal('judge'), verdict: z.boolean() }),
  z.strictObject({ kind: z.literal('fill'), texts: z.array(z.string().max(200)).max(10) }),
  z.strictObject({
    kind: z.literal('proofreading'),
    marks: z
      .array(
        z.strictObject({
          start: z.number().int().min(0).max(6000),
          end: z.number().int().min(1).max(6000),
          correction: z.string().max(200),
        }),
      )
      .max(60),
  }),
  z.strictObject({ kind: z.literal('free'), text: z.string().max(5000) }),
]);

const blueprintLine = z.strictObject({
  kind: z.enum(itemKinds),
  topic: z.enum(itemTopics).nullable().default(null),
  difficulty: difficultySchema.nullable().default(null),
  count: z.number().int().min(1).max(100),
  points: z.number().positive().max(100),
});

/** An examination as it is set. */
export const planSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  qualification: z.string().max(100).nullable().default(null),
  audience: audienceSchema,
  blueprint: z.array(blueprintLine).min(1).max(40),
  variants: z.enum(['ownQuestions', 'ownOrder']).default('ownQuestions'),
  opensAt: instantSchema,
  closesAt: instantSchema,
  minutes: z.number().int().min(1).max(600),
  passScore: z.number().min(1).max(100),
  attempts: z.number().int().min(1).max(10).default(2),
  retakeAfterHours: z
    .number()
    .min(0)
    .max(24 * 365)
    .default(24),
  tolerance: z.number().min(0).max(1).default(0.2),
});

/** An examination as lists show it. */
export const examinationCardSchema = z.object({
  examination: z.string(),
  title: z.string(),
  organizationName: z.string(),
  qualification: z.string().nullable(),
  opensAt: instantSchema,
  closesAt: instantSchema,
  state: z.enum(['planned', 'open', 'over', 'cancelled']),
  sittings: z.number().int(),
  passed: z.number().int(),
  marking: z.number().int(),
});
