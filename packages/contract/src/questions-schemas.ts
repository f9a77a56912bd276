import {
  answerWays,
  closeReasons,
  distressConcerns,
  distressRuleIds,
  questionSources,
  questionStates,
  ratings,
} from '@sanshen/domain/questions';
import { z } from 'zod';
import { instantSchema, localizedTextSchema } from './route.ts';

/** Characters of a question or answer at most. */
export const mostCharacters = 4000;

export const questionTextSchema = z.string().trim().min(2).max(mostCharacters);
export const noteSchema = z.string().trim().min(1).max(2000);

export const whoSchema = z.object({ person: z.string(), name: z.string(), office: z.string().nullable() });
const unitSchema = z.object({ id: z.string(), name: z.string() });

export const kindSchema = z.object({ id: z.string(), name: localizedTextSchema, dueHours: z.number() });

const distressSchema = z.object({
  noticedAt: instantSchema,
  decideBy: instantSchema,
  decided: z
    .object({ danger: z.boolean(), by: whoSchema, at: instantSchema, note: z.string().nullable() })
    .nullable(),
});

/** A line of the inbox. */
export const questionLineSchema = z.object({
  question: z.string(),
  organization: z.string(),
  source: z.enum(questionSources),
  kind: z.string(),
  kindName: localizedTextSchema,
  state: z.enum(questionStates),
  /** The beginning of what was asked; null once it was deleted. */
  excerpt: z.string().nullable(),
  receivedAt: instantSchema,
  dueAt: instantSchema,
  overdue: z.boolean(),
  assignee: whoSchema.nullable(),
  /** Waits to be taken over: by us, or by the other office. */
  handover: z.enum(['toUs', 'toOthers']).nullable(),
  /** How many others were grouped with it. */
  grouped: z.number().int(),
  distress: z.object({ decideBy: instantSchema, decided: z.boolean() }).nullable(),
  settledAt: instantSchema.nullable(),
  rating: z.enum(ratings).nullable(),
});

export const signSchema = z.object({
  rule: z.enum(distressRuleIds),
  concern: z.enum(distressConcerns),
  why: localizedTextSchema,
  start: z.number().int(),
  end: z.number().int(),
});

export const helpSchema = z.object({
  rule: localizedTextSchema,
  contacts: z.array(
    z.object({
      id: z.string(),
      name: localizedTextSchema,
      contact: z.string(),
      hours: localizedTextSchema,
    }),
  ),
});

/** What a person may do with a question now, as the server decides; the screen only shows these. */
export const questionDoings = [
  'setKind',
  'assign',
  'askHandover',
  'answerHandover',
  'withdrawHandover',
  'draftAnswer',
  'approveAnswer',
  'returnAnswer',
  'confirmAnswered',
  'decideDistress',
  'close',
  'reopen',
  'merge',
  'separate',
  'showContact',
  'proposeIdea',
] as const;

export const questionSchema = questionLineSchema.extend({
  organizationName: z.string(),
  /** What was asked, in full; null once it was deleted. */
  text: z.string().nullable(),
  /** Places in the text that speak of distress. */
  signs: z.array(signSchema),
  message: z.string().nullable(),
  hasPage: z.boolean(),
  hasContact: z.boolean(),
  distressState: distressSchema.nullable(),
  /** Help in distress, by the rule book; null where there is no sign of any. */
  help: helpSchema.nullable(),
  handoverState: z
    .object({
      to: unitSchema,
      by: whoSchema,
      at: instantSchema,
      answerBy: instantSchema,
      reason: z.string().nullable(),
    })
    .nullable(),
  answer: z
    .object({
      answer: z.string(),
      way: z.enum(answerWays),
      text: z.string().nullable(),
      manuscript: z.string().nullable(),
      by: whoSchema,
      at: instantSchema,
      approved: z.object({ by: whoSchema, at: instantSchema }).nullable(),
      passedOn: z.boolean(),
    })
    .nullable(),
  returned: z.string().nullable(),
  closeReason: z.enum(closeReasons).nullable(),
  lead: z.string().nullable(),
  group: z.array(
    z.object({ question: z.string(), excerpt: z.string().nullable(), receivedAt: instantSchema }),
  ),
  /** Questions that look like the same, with how alike they are, 0 to 1; a person says whether they are. */
  alike: z.array(
    z.object({
      question: z.string(),
      excerpt: z.string(),
      likeness: z.number(),
      state: z.enum(questionStates),
      receivedAt: instantSchema,
    }),
  ),
  purgedAt: instantSchema.nullable(),
  history: z.array(
    z.object({ kind: z.string(), name: localizedTextSchema, by: z.string().nullable(), at: instantSchema }),
  ),
  may: z.array(z.enum(questionDoings)),
  kinds: z.array(kindSchema),
  /** Who it can be given to. */
  people: z.array(whoSchema),
});

/** One step with a question; each says what the person saw where that matters. */
export const questionStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('setKind'), kind: z.string().min(1).max(100) }),
  z.strictObject({ step: z.literal('assign'), to: z.string().max(100).nullable() }),
  z.strictObject({ step: z.literal('askHandover'), to: z.string().min(1).max(100), reason: noteSchema }),
  z.strictObject({ step: z.literal('acceptHandover') }),
  z.strictObject({ step: z.literal('declineHandover'), reason: noteSchema }),
  z.strictObject({ step: z.literal('withdrawHandover') }),
  z.strictObject({
    step: z.literal('draftAnswer'),
    way: z.enum(answerWays),
    text: questionTextSchema,
    manuscript: z.uuid().nullable().default(null),
  }),
  z.strictObject({ step: z.literal('approveAnswer'), answer: z.uuid() }),
  z.strictObject({ step: z.literal('returnAnswer'), answer: z.uuid(), reason: noteSchema }),
  z.strictObject({ step: z.literal('confirmAnswered') }),
  z.strictObject({ step: z.literal('decideDistress'), danger: z.boolean(), note: noteSchema }),
  z.strictObject({ step: z.literal('close'), reason: z.enum(closeReasons) }),
  z.strictObject({ step: z.literal('reopen') }),
  z.strictObject({ step: z.literal('merge'), lead: z.uuid() }),
  z.strictObject({ step: z.literal('separate') }),
]);
export type QuestionStep = z.output<typeof questionStepSchema>;

export const questionFiguresSchema = z.object({
  organization: z.string(),
  name: z.string(),
  /** Received in the period. */
  received: z.number().int(),
  answered: z.number().int(),
  closed: z.number().int(),
  waiting: z.number().int(),
  overdue: z.number().int(),
  /** Signs of distress on which nobody has decided. */
  distress: z.number().int(),
  answeredInTime: z.number().int(),
  /** Of those that ask for an answer, 0 to 1; null where none was asked. */
  answerRate: z.number().nullable(),
  /** Hours from when it came to its answer. */
  medianHours: z.number().nullable(),
  rated: z.object({ satisfied: z.number().int(), fair: z.number().int(), dissatisfied: z.number().int() }),
});

/** Details of `questions.personalDataLeft`: what still looks personal in a digest. */
export const personalDataLeftSchema = z.object({
  left: z.array(
    z.object({
      /** Which of the questions that were sent, from 0. */
      item: z.number().int(),
      text: z.string(),
      why: localizedTextSchema,
    }),
  ),
});
export type PersonalPlace = z.output<typeof personalDataLeftSchema>['left'][number];
