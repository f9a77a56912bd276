import {
  evidenceKinds,
  gapKinds,
  incidentGravities,
  incidentStatuses,
  stepOutcomes,
  takedownStates,
} from '@sanshen/domain/incidents';
import { z } from 'zod';
import { freezeSchema } from './emergency.ts';
import { instantSchema, localizedTextSchema } from './route.ts';

const gravity = z.enum(incidentGravities);
const wordSchema = z.object({ name: z.string(), at: instantSchema });
const personSchema = z.object({ person: z.string(), name: z.string() });
/** A channel that an incident may concern. */
export const channelSchema = z.object({
  id: z.string(),
  name: z.string(),
  platform: z.string(),
  organizationName: z.string(),
  frozen: z.boolean(),
});

/** An incident as lists show it. */
export const incidentLineSchema = z.object({
  incident: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  scenario: z.object({ id: z.string(), name: localizedTextSchema }),
  gravity,
  status: z.enum(incidentStatuses),
  declared: wordSchema,
  lead: z.string(),
  closedAt: instantSchema.nullable(),
  /** How much of the plan is done, and what is still to be settled. */
  steps: z.object({ done: z.number().int(), all: z.number().int() }),
  open: z.number().int(),
});

const evidenceSchema = z
  .object({
    kind: z.enum(evidenceKinds),
    file: z.string().nullable(),
    code: z.string().nullable(),
    name: z.string().nullable(),
    at: instantSchema,
  })
  .nullable();

const takedownSchema = z.object({
  publication: z.string(),
  manuscript: z.string(),
  title: z.string(),
  channel: z.object({ id: z.string(), name: z.string(), platform: z.string() }),
  url: z.string().nullable(),
  state: z.enum(takedownStates),
  code: z.string().nullable(),
  /** What the platform or the rules said, where they said something. */
  message: localizedTextSchema.nullable(),
  before: evidenceSchema,
  after: evidenceSchema,
  changedAt: instantSchema,
  /** What a person has to do, where it is left to people. */
  guide: z.object({ openUrl: z.string(), steps: z.array(localizedTextSchema) }).nullable(),
  mayConfirm: z.boolean(),
});

const roleSchema = z.object({
  id: z.string(),
  name: z.string(),
  duty: z.string(),
  people: z.array(personSchema),
  deputies: z.array(personSchema),
});

/** The desk of an incident: all of it, with what the caller may do now. */
export const incidentSchema = incidentLineSchema.extend({
  known: z.string(),
  channels: z.array(channelSchema),
  plan: z
    .object({
      id: z.string(),
      version: z.number().int(),
      name: localizedTextSchema,
      from: z.enum(['own', 'inherited', 'expired']),
    })
    .nullable(),
  roles: z.array(roleSchema),
  texts: z.array(z.object({ id: z.string(), title: z.string(), use: z.string(), body: z.string() })),
  checklist: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      detail: z.string(),
      role: z.string().nullable(),
      dueAt: instantSchema.nullable(),
      late: z.boolean(),
      taken: z
        .object({
          outcome: z.enum(stepOutcomes),
          name: z.string(),
          at: instantSchema,
          words: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  leadPerson: personSchema,
  handover: z.object({ to: personSchema, words: z.string(), by: z.string(), at: instantSchema }).nullable(),
  freezes: z.array(freezeSchema),
  takedowns: z.array(takedownSchema),
  statements: z.array(
    z.object({ manuscript: z.string(), title: z.string(), phase: z.string(), held: z.boolean() }),
  ),
  calls: z.array(
    z.object({
      call: z.string(),
      startedAt: instantSchema,
      people: z.number().int(),
      answered: z.number().int(),
    }),
  ),
  cases: z.array(z.string()),
  lessons: z.array(
    z.object({
      lesson: z.string(),
      words: z.string(),
      owner: personSchema,
      dueOn: z.string(),
      done: wordSchema.nullable(),
      late: z.boolean(),
    }),
  ),
  timeline: z.array(
    z.object({
      at: instantSchema,
      /** Null: the system. */
      name: z.string().nullable(),
      text: localizedTextSchema,
      words: z.string().nullable(),
    }),
  ),
  /** What the system could not do, or nobody has done, and what to do by hand. */
  gaps: z.array(
    z.object({
      kind: z.enum(gapKinds),
      about: z.string().nullable(),
      text: localizedTextSchema,
      byHand: localizedTextSchema,
    }),
  ),
  report: z.object({ facts: z.string(), worked: z.string(), failed: z.string() }).nullable(),
  /** People to whom it can be handed over, who can own a lesson or be called. */
  people: z.array(personSchema),
  may: z.object({
    act: z.boolean(),
    freeze: z.boolean(),
    freezeSubtree: z.boolean(),
    takeDown: z.boolean(),
    takeOver: z.boolean(),
    statement: z.boolean(),
    call: z.boolean(),
    openCase: z.boolean(),
    close: z.boolean(),
  }),
});
