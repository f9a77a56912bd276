import {
  drillParts,
  drillStatuses,
  dueStates,
  expectationKinds,
  momentKinds,
  reactionStates,
  reportStatuses,
  timelineKinds,
} from '@sanshen/domain/drills';
import { z } from 'zod';
import { digestSchema, instantSchema, localizedTextSchema } from './route.ts';

const id = z.string().min(1).max(100);
const key = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const line = (most: number) => z.string().trim().min(1).max(most);

const expectedSchema = z.strictObject({
  kind: z.enum(expectationKinds),
  what: line(200),
  withinMinutes: z.number().int().min(1).max(1440),
});
const attachmentSchema = z.strictObject({ file: digestSchema, name: line(200) });

/** An inject as the director writes it. */
export const injectSchema = z.strictObject({
  id: key,
  minute: z.number().int().min(0).max(1440),
  roles: z.array(key).max(20).default([]),
  people: z.array(id).max(100).default([]),
  text: line(4000),
  attachment: attachmentSchema.nullable().default(null),
  expected: expectedSchema.nullable().default(null),
});

/** A simulated channel with what it shows. */
export const sandboxChannelSchema = z.strictObject({
  id: key,
  name: line(100),
  platform: line(40),
  publications: z
    .array(z.strictObject({ id: key, title: line(200), harmful: z.boolean() }))
    .max(20)
    .default([]),
});

/** A drill as it is planned or changed. */
export const drillWishSchema = z.strictObject({
  title: line(200),
  scenario: key,
  goal: z.string().trim().max(2000).default(''),
  keyDate: key.nullable().default(null),
  plannedAt: instantSchema,
  director: id,
  observers: z.array(id).max(20).default([]),
  participants: z.array(z.strictObject({ person: id, role: key })).max(100),
  roles: z
    .array(z.strictObject({ id: key, name: line(100) }))
    .min(1)
    .max(20),
  injects: z.array(injectSchema).max(60),
  channels: z.array(sandboxChannelSchema).max(20).default([]),
});
export type DrillWishBody = z.input<typeof drillWishSchema>;
export type DrillWish = z.output<typeof drillWishSchema>;

/** What is called a drill, where it stands and what is owed. */
const head = {
  drill: z.string(),
  title: z.string(),
  scenario: z.string(),
  scenarioName: localizedTextSchema,
  organization: z.string(),
  organizationName: z.string(),
  status: z.enum(drillStatuses),
  plannedAt: instantSchema,
  begunAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  keyDate: z.string().nullable(),
  /** The caller's part; null for none. */
  part: z.enum(drillParts).nullable(),
};
const reportHead = z.object({ status: z.enum(reportStatuses), dueAt: instantSchema, late: z.boolean() });

export const drillLineSchema = z.object({ ...head, report: reportHead.nullable() });
export type DrillLine = z.output<typeof drillLineSchema>;

const wordSchema = z.object({ by: z.string(), at: instantSchema, note: z.string() });
const personSchema = z.object({ person: z.string(), name: z.string() });

export const reactionSchema = z.object({
  inject: z.string(),
  kind: z.enum(expectationKinds),
  withinMinutes: z.number(),
  deliveredAt: instantSchema,
  state: z.enum(reactionStates),
  metAt: instantSchema.nullable(),
  minutes: z.number().nullable(),
  by: z.string().nullable(),
  waitingFor: z.array(z.string()),
});

const sandboxWordSchema = z.object({
  person: z.string(),
  by: z.string(),
  at: instantSchema,
  text: z.string(),
});
export const sandboxSchema = z.object({
  frozen: z.boolean(),
  channels: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      platform: z.string(),
      frozen: z.boolean(),
      publications: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          takenDown: sandboxWordSchema.nullable(),
          /** Null for who is not to know before the end. */
          harmful: z.boolean().nullable(),
        }),
      ),
    }),
  ),
  freezes: z.array(
    z.object({
      id: z.string(),
      /** The name of the channel; null for the whole unit. */
      target: z.string().nullable(),
      ordered: sandboxWordSchema,
      proposed: sandboxWordSchema.nullable(),
      lifted: sandboxWordSchema.nullable(),
    }),
  ),
  statements: z.array(
    z.object({ id: z.string(), written: sandboxWordSchema, approved: sandboxWordSchema.nullable() }),
  ),
});

export const timelineLineSchema = z.object({
  at: instantSchema,
  minute: z.number(),
  kind: z.enum([...timelineKinds, ...momentKinds]),
  by: z.string().nullable(),
  inject: z.string().nullable(),
  /** What a sandbox act was about, by its name. */
  target: z.string().nullable(),
  text: z.string(),
});

export const lessonSchema = z.object({
  drill: z.string(),
  drillTitle: z.string(),
  lesson: z.string(),
  text: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  due: z.iso.date(),
  late: z.boolean(),
  drawnAt: instantSchema,
  done: wordSchema.nullable(),
  mayComplete: z.boolean(),
});

export const drillSchema = z.object({
  ...head,
  goal: z.string(),
  /** The time of this answer, and the drill's own minute at it. */
  at: instantSchema,
  minute: z.number(),
  plan: z.object({ id: z.string(), name: z.string(), version: z.number() }).nullable(),
  director: personSchema,
  observers: z.array(personSchema),
  participants: z.array(personSchema.extend({ role: z.string(), roleName: z.string() })),
  roles: z.array(z.object({ id: z.string(), name: z.string() })),
  finished: wordSchema.nullable(),
  /** What is planned in full: for who directs and observes, and for readers once it is over. */
  script: z.object({ injects: z.array(injectSchema), channels: z.array(sandboxChannelSchema) }).nullable(),
  /** When the next inject is due, for who sees the script. */
  nextAt: instantSchema.nullable(),
  /** What was delivered: to the caller, or everything for who sees everything; the last first. */
  delivered: z.array(
    z.object({
      inject: injectSchema,
      at: instantSchema,
      early: z.boolean(),
      /** Names of those whom it reached; empty for who does not see everything. */
      to: z.array(z.string()),
      /** Whether it reached the caller. */
      mine: z.boolean(),
      /** What the caller said to it. */
      answers: z.array(
        z.object({ kind: z.enum(['receipt', 'answer']), at: instantSchema, text: z.string() }),
      ),
    }),
  ),
  reactions: z.array(reactionSchema),
  counts: z
    .object({ asked: z.number(), inTime: z.number(), late: z.number(), missed: z.number() })
    .nullable(),
  sandbox: sandboxSchema.nullable(),
  /** The practised call of those who take part; null while there is none. */
  call: z
    .object({
      call: z.string(),
      people: z.number().int(),
      /** Names of those who have not answered. */
      silent: z.array(z.string()),
    })
    .nullable(),
  timeline: z.array(timelineLineSchema),
  evaluationItems: z.array(z.object({ id: z.string(), name: localizedTextSchema, clause: z.string() })),
  evaluations: z.array(
    z.object({
      by: z.string(),
      mine: z.boolean(),
      at: instantSchema,
      marks: z.array(z.object({ item: z.string(), mark: z.number(), note: z.string() })),
      overall: z.string(),
    }),
  ),
  lessons: z.array(lessonSchema),
  report: reportHead
    .extend({
      toName: z.string().nullable(),
      submitted: z.array(wordSchema),
      questions: z.array(wordSchema),
      acknowledged: wordSchema.nullable(),
    })
    .nullable(),
  may: z.object({
    change: z.boolean(),
    run: z.boolean(),
    cancel: z.boolean(),
    act: z.boolean(),
    note: z.boolean(),
    evaluate: z.boolean(),
    draw: z.boolean(),
    submit: z.boolean(),
    receive: z.boolean(),
  }),
});
export type DrillAnswer = z.output<typeof drillSchema>;

export const drillYearSchema = z.object({
  year: z.number().int(),
  wanted: z.number().int(),
  held: z.number().int(),
  planned: z.number().int(),
  missing: z.number().int(),
  dates: z.array(
    z.object({
      keyDate: z.string(),
      name: localizedTextSchema,
      day: z.iso.date(),
      opensOn: z.iso.date(),
      state: z.enum(dueStates),
      drill: z.string().nullable(),
    }),
  ),
});

/** A ready scenario of the library, in both languages. */
export const scenarioSchema = z.object({
  id: z.string(),
  name: localizedTextSchema,
  summary: localizedTextSchema,
  goal: localizedTextSchema,
  minutes: z.number(),
  roles: z.array(
    z.object({
      id: z.string(),
      name: localizedTextSchema,
      offices: z.array(z.string()),
      does: localizedTextSchema,
    }),
  ),
  channels: z.array(
    z.object({
      id: z.string(),
      name: localizedTextSchema,
      platform: z.string(),
      publications: z.array(z.object({ id: z.string(), title: localizedTextSchema, harmful: z.boolean() })),
    }),
  ),
  injects: z.array(
    z.object({
      id: z.string(),
      minute: z.number(),
      roles: z.array(z.string()),
      text: localizedTextSchema,
      expected: z
        .object({ kind: z.enum(expectationKinds), what: localizedTextSchema, withinMinutes: z.number() })
        .nullable(),
    }),
  ),
});
export type ScenarioAnswer = z.output<typeof scenarioSchema>;
