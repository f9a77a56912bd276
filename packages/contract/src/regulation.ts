import { z } from 'zod';
import { byOrganization } from './organization-reading.ts';
import { defineRoute, localizedTextSchema } from './route.ts';

/** Screens of the web application that a clause can point to; the web maps each to its route. */
export const regulationTargets = [
  'workbench',
  'manuscripts',
  'editor',
  'review',
  'publications',
  'channels',
  'organization',
  'policy',
  'ledger',
  'marks',
  'questions',
  'planning',
  'calendar',
  'campaigns',
  'interaction',
  'patrol',
  'why',
  'letters',
  'regulation',
] as const;
export type RegulationTarget = (typeof regulationTargets)[number];

export const clauseCapabilitySchema = z.object({
  id: z.string(),
  name: localizedTextSchema,
  /** False: stated in the rule book, not in the product yet. */
  available: z.boolean(),
  /** Where it lives; null while it is not available. */
  target: z.enum(regulationTargets).nullable(),
  /** The path in the web application that goes with it, such as `/manuscripts?phase=inReview`; null while it is not available. */
  path: z.string().nullable(),
});

export const clauseFigureSchema = z.object({
  id: z.string(),
  value: z.number(),
  /** True where the count stopped at its limit: there are at least so many. */
  capped: z.boolean(),
  /** True where somebody should look into it. */
  attention: z.boolean(),
  sentence: localizedTextSchema,
  /** Where the cases behind the figure are; null where the product has no list of them. */
  path: z.string().nullable(),
});

export const regulationSchema = z.object({
  organization: z.string(),
  organizationName: z.string(),
  policy: z.object({
    id: z.string(),
    version: z.number().int(),
    title: localizedTextSchema,
    document: z.string(),
    issuer: z.string(),
    issuedOn: z.string(),
  }),
  clauses: z.array(
    z.object({
      id: z.string(),
      title: localizedTextSchema,
      /** The document's own words; null where the rule book does not state them. */
      text: z.string().nullable(),
      summary: localizedTextSchema,
      capabilities: z.array(clauseCapabilitySchema),
      state: z.array(clauseFigureSchema),
    }),
  ),
});

export const readRegulation = defineRoute({
  id: 'regulation.read',
  method: 'GET',
  path: '/api/v1/organizations/:organization/regulation',
  ...byOrganization,
  summary: {
    zh: '条款：在系统中的落实与本单位现状',
    en: 'The clauses: where each lives in the product, and the state in this organisation',
  },
  capability: 'regulation',
  access: 'session',
  response: regulationSchema,
  command: false,
});

export const regulationRoutes = [readRegulation] as const;
