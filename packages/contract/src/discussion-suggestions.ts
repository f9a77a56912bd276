import type { Json } from '@sanshen/domain/kernel';
import { z } from 'zod';
import { personSnapshotSchema } from './content.ts';
import { manuscriptParams, offset } from './discussion.ts';
import { defineRoute, digestSchema, instantSchema, noContent, pageOf, pageQuery } from './route.ts';

/** A body with the marks of tracked changes at the wire; the document package's `readSuggestedBody` then says what is wrong with it. */
export const suggestedBodySchema = z.custom<Json>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'a body with the marks insertion, deletion and modification',
);

/** One tracked change. `id` is the id that its marks carry. */
export const suggestionSchema = z.object({
  id: z.string(),
  kind: z.enum(['insertion', 'deletion', 'replacement', 'modification']),
  /** The words before and after; equal for a change of format. Line breaks stand for paragraph ends. */
  before: z.string(),
  after: z.string(),
  /** UTF-16 offsets of `before` in the plain text of the base revision's body; equal where nothing stood. */
  place: z.object({ from: offset, to: offset }),
  verdict: z
    .object({
      verdict: z.enum(['accepted', 'rejected']),
      reason: z.string(),
      by: personSnapshotSchema,
      at: instantSchema,
      /** The revision that its author says holds the outcome; null if none was made. */
      revision: z.number().int().nullable(),
    })
    .nullable(),
});

/** One person's tracked changes on one text. */
export const suggestionSetSchema = z.object({
  set: z.string(),
  manuscript: z.string(),
  author: personSnapshotSchema,
  base: z.object({ revision: z.number().int(), digest: digestSchema }),
  note: z.string(),
  state: z.enum(['open', 'settled', 'withdrawn']),
  /** The newest text is another than the one that these were made on. */
  stale: z.boolean(),
  counts: z.object({
    pending: z.number().int(),
    accepted: z.number().int(),
    rejected: z.number().int(),
  }),
  savedAt: instantSchema,
});

/** With the marked body (readable by the document package's `suggestionSchema`) and each change. */
export const fullSuggestionSetSchema = suggestionSetSchema.extend({
  body: suggestedBodySchema,
  suggestions: z.array(suggestionSchema),
});

export const saveSuggestions = defineRoute({
  id: 'discussion.suggest',
  method: 'PUT',
  path: '/api/v1/manuscripts/:manuscript/suggestions',
  summary: {
    zh: '提出修改建议',
    en: 'Save my tracked changes on the newest text; takes the place of my open ones. Nothing of the text changes by it',
  },
  capability: 'discussion',
  access: 'session',
  params: manuscriptParams,
  body: z.object({
    /** Digest of the revision that was marked. */
    base: digestSchema,
    body: suggestedBodySchema,
    note: z.string().max(2000).default(''),
  }),
  response: fullSuggestionSetSchema,
  command: true,
});

export const listSuggestions = defineRoute({
  id: 'discussion.suggestions',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/suggestions',
  summary: { zh: '修改建议', en: 'Sets of tracked changes on a manuscript, newest first' },
  capability: 'discussion',
  access: 'session',
  params: manuscriptParams,
  query: pageQuery.extend({ show: z.enum(['all', 'open']).default('open') }),
  response: pageOf(suggestionSetSchema),
  command: false,
});

const setParams = manuscriptParams.extend({ set: z.uuid() });

export const readSuggestions = defineRoute({
  id: 'discussion.suggestionSet',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/suggestions/:set',
  summary: { zh: '查看修改建议', en: 'One set of tracked changes with its marked text' },
  capability: 'discussion',
  access: 'session',
  params: setParams,
  response: fullSuggestionSetSchema,
  command: false,
});

const suggestionId = z.string().min(1).max(100);

export const settleSuggestions = defineRoute({
  id: 'discussion.settle',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/suggestions/:set/settlement',
  summary: {
    zh: '处理修改建议',
    en: 'Say which suggestions were taken and which not. The text itself is saved by content.revise before; `revision` is what came of it',
  },
  capability: 'discussion',
  access: 'session',
  params: setParams,
  body: z.object({
    accepted: z.array(suggestionId).max(5000).default([]),
    rejected: z
      .array(z.object({ id: suggestionId, reason: z.string().max(2000).default('') }))
      .max(5000)
      .default([]),
    revision: z.number().int().positive().nullable().default(null),
  }),
  response: fullSuggestionSetSchema,
  command: true,
});

export const withdrawSuggestions = defineRoute({
  id: 'discussion.withdraw',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/suggestions/:set/withdrawal',
  summary: { zh: '收回修改建议', en: 'Take back my own open set' },
  capability: 'discussion',
  access: 'session',
  params: setParams,
  response: noContent,
  command: true,
  status: 204,
});

export const discussionSuggestionRoutes = [
  saveSuggestions,
  listSuggestions,
  readSuggestions,
  settleSuggestions,
  withdrawSuggestions,
] as const;
