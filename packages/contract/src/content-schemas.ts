import type { ManuscriptContent } from '@sanshen/domain/content';
import { z } from 'zod';
import { digestSchema, instantSchema, localizedTextSchema } from './route.ts';

/**
 * The shape of a content at the wire: what the document package then reads member by member, so that there is one place
 * that says what is wrong with it.
 */
export const contentSchema = z.custom<ManuscriptContent>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'an object with title, byline, summary, body, cover, attachments, channels, schedule, source, topic, declarations',
);

export const phaseSchema = z.enum([
  'drafting',
  'inReview',
  'returned',
  'released',
  'publishing',
  'published',
  'takenDown',
  'abandoned',
]);

export const personSnapshotSchema = z.object({
  person: z.string(),
  name: z.string(),
  office: z.string().nullable(),
  organization: z.string().nullable(),
  acting: z.boolean(),
});

/** One line of a list of manuscripts. */
export const manuscriptLineSchema = z.object({
  manuscript: z.string(),
  organization: z.string(),
  title: z.string(),
  topic: z.string(),
  phase: phaseSchema,
  importance: z.string().nullable(),
  revision: z.number().int(),
  round: z.number().int(),
  author: z.string(),
  createdAt: instantSchema,
  changedAt: instantSchema,
});

/** What the platform of a channel would refuse (`error`) or change (`warning`), to be read before review and not after the release. */
export const platformIssueSchema = localizedTextSchema.extend({
  channel: z.string(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  field: z.string(),
});

/** A manuscript with its newest text; `content` is null for who may see the state only. */
export const manuscriptSchema = manuscriptLineSchema.extend({
  digest: digestSchema.nullable(),
  content: contentSchema.nullable(),
  /** What keeps it from being submitted; `channels.<id>.<field>` is an error of `platformIssues`. */
  missing: z.array(z.string()),
  platformIssues: z.array(platformIssueSchema),
});
