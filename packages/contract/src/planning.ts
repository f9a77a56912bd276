import { ideaOrigins, plannedStates, targetVerdicts } from '@sanshen/domain/planning';
import { periods } from '@sanshen/domain/policy';
import { z } from 'zod';
import { phaseSchema } from './content-schemas.ts';
import { keyDateKinds } from './key-date-kinds.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const planningProblems = defineProblems({
  'planning.noRuleBook': {
    status: 409,
    zh: '该组织尚未适用任何规则，没有可对照的目标',
    en: 'No rule book is in force for this organisation, so there are no targets to hold it against',
  },
});

const id = z.string().min(1).max(100);
const count = z.number().int().nonnegative();
/** A day in China. */
export const daySchema = z.iso.date();
export const formSchema = z.enum(['original', 'adapted', 'repost', 'workDraft']);
export const plannedStateSchema = z.enum(plannedStates);

/** So many, and how many of them a target speaks of. */
export const portionSchema = z.object({ in: count, of: count });

const spanSchema = z.object({
  period: z.enum(periods),
  /** `2026-W48`, `2026-11`, `2026-Q4`, `2026`. */
  key: z.string(),
  from: daySchema,
  /** The first day that no longer belongs to it. */
  to: daySchema,
});

/** A target or ceiling of the rule book. */
export const targetSchema = z.object({
  id: z.string(),
  clause: z.string(),
  name: localizedTextSchema,
  bound: z.enum(['atLeast', 'atMost']),
  /** 0 to 1. */
  share: z.number(),
  period: z.enum(periods),
  topics: z.array(z.string()).nullable(),
  forms: z.array(formSchema).nullable(),
});

export const targetStandingSchema = targetSchema.extend({
  span: spanSchema,
  states: z.record(plannedStateSchema, portionSchema),
  published: portionSchema,
  /** With everything that is planned. */
  expected: portionSchema,
  verdict: z.enum(targetVerdicts),
  lacking: count.nullable(),
  room: count.nullable(),
  /** How it stands, in a sentence. */
  line: localizedTextSchema,
});

export const nextArticleSchema = z.object({
  topic: z.string().nullable(),
  form: formSchema.nullable(),
  effects: z.array(
    z.object({
      target: z.string(),
      expected: portionSchema,
      effect: z.enum(['helps', 'hurts', 'none']),
      turns: z.enum(['reached', 'broken']).nullable(),
    }),
  ),
});

export const boardSchema = z.object({
  at: instantSchema,
  today: daySchema,
  organization: z.string(),
  organizationName: z.string(),
  span: spanSchema,
  topics: z.array(z.object({ id: z.string(), name: localizedTextSchema, focus: z.boolean() })),
  forms: z.array(z.object({ id: formSchema, name: localizedTextSchema })),
  /** What counts in the span; an article counts once. An empty topic has not been chosen yet. */
  counts: z.array(z.object({ topic: z.string(), form: formSchema, state: plannedStateSchema, count })),
  /** Each over its own period that the asked day falls in. */
  targets: z.array(targetStandingSchema),
  /** What one more article of each topic and form would change. */
  next: z.array(nextArticleSchema),
  /** The next key dates. */
  keyDates: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(keyDateKinds),
      name: localizedTextSchema,
      date: daySchema,
      inDays: count,
    }),
  ),
  /** What is missing; nothing follows from it by itself. */
  recommendations: z.array(
    z.object({
      target: z.string(),
      kind: z.enum(['more', 'fewer']),
      count: count.nullable(),
      dates: z.array(z.string()),
      line: localizedTextSchema,
    }),
  ),
  /** Whether the caller may propose ideas here. */
  mayPlan: z.boolean(),
});
export type Board = z.output<typeof boardSchema>;

const tags = { capability: 'planning', access: 'session', method: 'GET', command: false } as const;
const window = {
  organization: id,
  period: z.enum(periods).default('month'),
  /** Any day of the period; today if absent. */
  date: daySchema.optional(),
};

export const readBoard = defineRoute({
  ...tags,
  id: 'planning.board',
  path: '/api/v1/planning/board',
  summary: {
    zh: '策划看板：各类选题的计划、送审、待发、已发与目标对照，以及再写一篇的影响',
    en: 'The planning board of a unit: planned, in review, scheduled and published against each target, and what the next article would change',
  },
  query: z.object(window),
  response: boardSchema,
});

/** Published and expected portions, with the verdict: `[in, of, in, of, verdict]`. */
export const cellSchema = z.tuple([count, count, count, count, z.enum(targetVerdicts)]);

export const comparisonSchema = z.object({
  at: instantSchema,
  today: daySchema,
  year: z.number().int(),
  /** Every target of one of the units' rule books, each once. */
  targets: z.array(targetSchema.extend({ spans: z.array(z.string()) })),
  units: z.array(
    z.object({
      organization: z.string(),
      name: z.string(),
      /** 0 for the asked organisation itself. */
      depth: count,
      standings: z.array(
        z.object({
          target: z.string(),
          /** As this unit's own rule book says. */
          share: z.number(),
          /** In the order of the target's spans. */
          cells: z.array(cellSchema),
        }),
      ),
    }),
  ),
});
export type Comparison = z.output<typeof comparisonSchema>;

export const compareUnits = defineRoute({
  ...tags,
  id: 'planning.comparison',
  path: '/api/v1/planning/comparison',
  summary: {
    zh: '单位对比：本组织及有权查看的下级，一年内各目标的完成情况',
    en: 'An organisation and those below it that the caller may see, target by target over a year',
  },
  query: z.object({ organization: id, year: z.coerce.number().int().min(2000).max(2200).optional() }),
  response: comparisonSchema,
});

export const plannedItemSchema = z.object({
  kind: z.enum(['manuscript', 'idea']),
  /** Null for a draft that only its own unit sees. */
  id: z.uuid().nullable(),
  title: z.string().nullable(),
  topic: z.string(),
  form: formSchema,
  state: plannedStateSchema,
  phase: phaseSchema.nullable(),
  day: daySchema.nullable(),
  /** Was planned for a day before the period and is still open. */
  late: z.boolean(),
});

export const listPlanned = defineRoute({
  ...tags,
  id: 'planning.items',
  path: '/api/v1/planning/items',
  summary: {
    zh: '看板数字背后的稿件与选题',
    en: 'The manuscripts and ideas behind a number of the board',
  },
  query: pageQuery.extend({
    ...window,
    topic: z.string().max(100).optional(),
    form: formSchema.optional(),
    state: plannedStateSchema.optional(),
    /** Only what this target speaks of. */
    target: z.string().max(100).optional(),
  }),
  response: pageOf(plannedItemSchema),
});

export const originSchema = z.object({
  idea: z.uuid(),
  title: z.string(),
  kind: z.enum(ideaOrigins),
  /** The question, calendar entry or campaign that the idea came from. */
  source: z.string().nullable(),
  proposedBy: z.string(),
  approvedBy: z.array(z.string()),
});

export const readOrigin = defineRoute({
  ...tags,
  id: 'planning.origin',
  path: '/api/v1/manuscripts/:manuscript/origin',
  summary: { zh: '稿件来自哪个选题', en: 'Which idea a manuscript came from' },
  params: z.object({ manuscript: z.uuid() }),
  response: z.object({ origin: originSchema.nullable() }),
});

const fromDraft = {
  /** 0 to 1: how much of the article stands in the work draft; null until compared, or below a tenth. */
  share: z.number().nullable(),
  compared: z.boolean(),
  /** Letters of the article, and those that stand not in the work draft. */
  letters: count,
  addedLetters: count,
  /** The rule book counts it as a forwarded work draft (黑板报). */
  blackboard: z.boolean(),
};

export const workDraftSchema = z.object({
  file: digestSchema,
  name: z.string(),
  /** The newest first. */
  articles: z.array(
    z.object({
      manuscript: z.uuid(),
      title: z.string(),
      form: formSchema,
      phase: phaseSchema,
      changedAt: instantSchema,
      ...fromDraft,
    }),
  ),
  ideas: z.array(z.object({ idea: z.uuid(), title: z.string() })),
});

export const listWorkDrafts = defineRoute({
  ...tags,
  id: 'planning.workDrafts',
  path: '/api/v1/organizations/:organization/work-drafts',
  summary: {
    zh: '工作稿：由哪些稿件使用，占稿件的多少，为青年增加了多少',
    en: 'Work drafts: which articles came from which, how much of an article is its draft and how much was added',
  },
  params: z.object({ organization: id }),
  query: pageQuery,
  response: pageOf(workDraftSchema),
});

export const readAdded = defineRoute({
  ...tags,
  id: 'planning.added',
  path: '/api/v1/manuscripts/:manuscript/work-drafts/:file',
  summary: {
    zh: '稿件在工作稿之外写了什么',
    en: 'What an article says beyond its work draft, passage by passage',
  },
  params: z.object({ manuscript: z.uuid(), file: digestSchema }),
  response: z.object({
    name: z.string(),
    ...fromDraft,
    /** The article from its beginning; `own` was written for it. */
    passages: z.array(z.object({ start: count, own: z.boolean(), text: z.string() })),
  }),
});

export const planningRoutes = [
  readBoard,
  compareUnits,
  listPlanned,
  readOrigin,
  listWorkDrafts,
  readAdded,
] as const;
