import { z } from 'zod';
import { byOrganization, organizationId } from './organization-reading.ts';
import { defineRoute, digestSchema, localizedTextSchema } from './route.ts';

const tags = { capability: 'policy', access: 'session', method: 'GET', command: false } as const;

/** A word of the rule book or of the system: its id and what it is called. */
export const wordSchema = z.object({ id: z.string(), name: localizedTextSchema });

const scopedOfficesSchema = z.object({ offices: z.array(wordSchema), scope: wordSchema });

export const drawnSeatSchema = z.object({
  id: z.string(),
  name: localizedTextSchema,
  /** Alternatives: any of them takes the seat. */
  offices: z.array(wordSchema),
  scope: wordSchema,
  duties: z.array(wordSchema),
  twoPeople: z.boolean(),
  qualifications: z.array(wordSchema),
  employment: z.array(wordSchema),
  satisfiedBy: z.array(z.object({ stage: wordSchema, offices: z.array(wordSchema) })),
});

export const drawnStageSchema = z.object({
  id: z.string(),
  name: localizedTextSchema,
  clause: z.string(),
  /** The level of importance from which the stage is added (加报); null for a base stage. */
  from: wordSchema.nullable(),
  /** `board`: `seats` holds the one seat that each member takes. */
  kind: z.enum(['seats', 'board']),
  /** How many must sign, in words. */
  rule: localizedTextSchema,
  seats: z.array(drawnSeatSchema),
  ledBy: z.array(wordSchema),
  /** What a signer's own correction does. */
  amend: wordSchema,
  deadlineHours: z.number(),
  remindHours: z.array(z.number()),
  requireRulings: z.boolean(),
  checklist: z.object({ review: z.array(localizedTextSchema), proofread: z.array(localizedTextSchema) }),
});

/** A procedure as it is drawn: base stages in order, then what each level of importance adds. */
export const drawnProcedureSchema = z.object({
  id: z.string(),
  name: localizedTextSchema,
  clause: z.string(),
  inUse: z.boolean(),
  /** The organisation may choose it. */
  open: z.boolean(),
  importance: z.array(wordSchema),
  stages: z.array(drawnStageSchema),
  restartAt: z.object({ authorEdit: wordSchema, resubmit: wordSchema }),
  registrars: z.array(wordSchema),
  responsible: scopedOfficesSchema,
  emergency: z
    .object({
      clause: z.string(),
      requestBy: z.array(scopedOfficesSchema),
      confirmBy: z.array(scopedOfficesSchema),
      confirmWithinMinutes: z.number(),
      reviewWithinHours: z.number(),
    })
    .nullable(),
  publishers: scopedOfficesSchema.extend({
    clause: z.string(),
    employment: z.array(wordSchema),
    qualifications: z.array(wordSchema),
  }),
});

export const readableRuleSchema = z.object({
  /** Place in the rule book, such as `/content/targets/focus`. */
  pointer: z.string(),
  section: z.string(),
  sectionName: localizedTextSchema,
  name: localizedTextSchema,
  /** The rule in one sentence. */
  sentence: localizedTextSchema,
});

export const readPolicyAsText = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.reading',
  path: '/api/v1/organizations/:organization/policy/reading',
  summary: {
    zh: '规则通读：条款、规程与各项规则',
    en: 'The rule book in force for reading: clauses, procedures and each rule in words',
  },
  response: z.object({
    policy: z.string(),
    version: z.number().int(),
    digest: digestSchema,
    title: localizedTextSchema,
    source: z.object({ document: z.string(), issuer: z.string(), issuedOn: z.string() }),
    filedBy: z.object({ id: organizationId, name: z.string() }),
    extends: z.object({ policy: z.string(), version: z.number().int() }).nullable(),
    suspended: z.array(z.object({ id: organizationId, name: z.string() })),
    clauses: z.array(
      z.object({
        id: z.string(),
        title: localizedTextSchema,
        summary: localizedTextSchema,
        text: z.string().nullable(),
        rules: z.array(readableRuleSchema),
      }),
    ),
    /** The one in use first. */
    procedures: z.array(drawnProcedureSchema),
  }),
});

const headingSchema = z.object({
  organization: organizationId,
  organizationName: z.string(),
  policy: z.string(),
  version: z.number().int(),
  title: localizedTextSchema,
  digest: digestSchema,
});

export const compareWithSuperior = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.compareWithSuperior',
  path: '/api/v1/organizations/:organization/policy/comparison-with-superior',
  summary: {
    zh: '现行规则与上级现行规则逐项对比',
    en: 'The rule book in force against the superior’s in force, item by item',
  },
  response: z.object({
    mine: headingSchema,
    /** Null: there is no superior with a rule book. */
    superior: headingSchema.nullable(),
    /** True where nothing of its own is filed: it follows the superior's as it is. */
    inherited: z.boolean(),
    items: z.array(
      z.object({
        pointer: z.string(),
        path: z.string(),
        sectionName: localizedTextSchema,
        clause: z.string().nullable(),
        clauseTitle: localizedTextSchema.nullable(),
        verdict: z.enum(['same', 'stricter', 'looser', 'incomparable']),
        superior: z.json(),
        mine: z.json(),
        why: localizedTextSchema,
      }),
    ),
    counts: z.object({ same: z.number().int(), stricter: z.number().int() }),
  }),
});

/** What ids are called, by kind: of this organisation's rule book and of the system. */
export const vocabularySchema = z.object({
  offices: z.array(wordSchema.extend({ standsFor: z.string() })),
  organizationKinds: z.array(wordSchema),
  importance: z.array(wordSchema.extend({ meaning: localizedTextSchema })),
  qualifications: z.array(wordSchema),
  topics: z.array(wordSchema.extend({ focus: z.boolean() })),
  forms: z.array(wordSchema),
  marks: z.array(wordSchema),
  declarations: z.array(wordSchema.extend({ text: localizedTextSchema, required: z.boolean() })),
  procedures: z.array(wordSchema),
  stages: z.array(wordSchema),
  seats: z.array(wordSchema),
  employments: z.array(wordSchema),
  duties: z.array(wordSchema),
  scopes: z.array(wordSchema),
  standings: z.array(wordSchema),
  relations: z.array(wordSchema),
  actions: z.array(wordSchema),
  phases: z.array(wordSchema),
  platforms: z.array(wordSchema),
  severities: z.array(wordSchema),
});
export type Vocabulary = z.output<typeof vocabularySchema>;

export const readVocabulary = defineRoute({
  ...tags,
  ...byOrganization,
  id: 'policy.vocabulary',
  path: '/api/v1/organizations/:organization/vocabulary',
  summary: {
    zh: '名称：职务、选题、形式、重要程度等',
    en: 'What offices, topics, forms, importance and the like are called',
  },
  response: vocabularySchema,
});

export const policyReadingRoutes = [readPolicyAsText, compareWithSuperior, readVocabulary] as const;
