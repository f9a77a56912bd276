import { materialFields } from '@sanshen/domain/content';
import type { Json } from '@sanshen/domain/kernel';
import { z } from 'zod';
import { personSnapshotSchema } from './content.ts';
import { defineRoute, digestSchema, instantSchema, noContent, pageOf, pageQuery } from './route.ts';

const manuscriptParams = z.object({ manuscript: z.uuid() });
const offset = z.number().int().min(0).max(4_000_000);

/** Field of the content that a thread is about; null for the manuscript as a whole. */
export const discussedFieldSchema = z.enum(materialFields).nullable();

/** A passage: UTF-16 offsets in the field's plain text, and what stands there. `from === to` is a point, such as a picture's place. */
export const anchorSchema = z.object({ from: offset, to: offset, quote: z.string().max(5000) });

/** One line of a thread. Never changed: who erred says so in a further one. */
export const commentMessageSchema = z.object({
  message: z.string(),
  /** `resolved` and `reopened` say who did so; their text may be empty. */
  kind: z.enum(['said', 'resolved', 'reopened']),
  author: personSnapshotSchema,
  /** Plain text, as typed; never HTML. */
  text: z.string(),
  mentions: z.array(z.object({ person: z.string(), name: z.string() })),
  at: instantSchema,
});

export const commentThreadSchema = z.object({
  thread: z.string(),
  manuscript: z.string(),
  /** The revision that it was opened on. */
  revision: z.number().int(),
  digest: digestSchema,
  field: discussedFieldSchema,
  /** The passage in that revision; null when it is about the whole field, or the whole manuscript. */
  anchor: anchorSchema.nullable(),
  /** The same passage in the newest revision. */
  current: z.object({
    revision: z.number().int(),
    digest: digestSchema,
    /** Null where there was no anchor, or its words are gone. */
    anchor: anchorSchema.nullable(),
    /** Its words are gone from the newest revision; `anchor` of the thread keeps them, `at` says where they would stand. */
    lost: z.boolean(),
    at: offset.nullable(),
  }),
  messages: z.array(commentMessageSchema),
  resolved: z.object({ by: personSnapshotSchema, at: instantSchema }).nullable(),
  openedAt: instantSchema,
});

export const listComments = defineRoute({
  id: 'discussion.comments',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/comments',
  summary: {
    zh: '批注',
    en: 'Comment threads on a manuscript, oldest first, each with its place in the newest text',
  },
  capability: 'discussion',
  access: 'session',
  params: manuscriptParams,
  query: pageQuery.extend({ show: z.enum(['all', 'open']).default('all') }),
  response: pageOf(commentThreadSchema),
  command: false,
});

const said = {
  text: z.string().max(4000),
  /** Persons who are to be told; each must be able to read the manuscript. */
  mentions: z.array(z.string().max(100)).max(20).default([]),
};

export const openThread = defineRoute({
  id: 'discussion.open',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/comments',
  summary: { zh: '新建批注', en: 'Open a comment thread on a passage, a field or the whole manuscript' },
  capability: 'discussion',
  access: 'session',
  params: manuscriptParams,
  body: z.object({
    revision: z.number().int().positive(),
    field: discussedFieldSchema.default(null),
    anchor: anchorSchema.nullable().default(null),
    ...said,
  }),
  response: commentThreadSchema,
  command: true,
  status: 201,
});

const threadParams = manuscriptParams.extend({ thread: z.uuid() });

export const replyToThread = defineRoute({
  id: 'discussion.reply',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/comments/:thread/messages',
  summary: { zh: '回复批注', en: 'Add a message to a thread' },
  capability: 'discussion',
  access: 'session',
  params: threadParams,
  body: z.object(said),
  response: commentThreadSchema,
  command: true,
  status: 201,
});

export const resolveThread = defineRoute({
  id: 'discussion.resolve',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/comments/:thread/resolution',
  summary: { zh: '标为已解决', en: 'Mark a thread as resolved' },
  capability: 'discussion',
  access: 'session',
  params: threadParams,
  body: z.object({ text: z.string().max(4000).default('') }),
  response: commentThreadSchema,
  command: true,
});

export const reopenThread = defineRoute({
  id: 'discussion.reopen',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/comments/:thread/reopening',
  summary: { zh: '重新打开批注', en: 'Open a resolved thread again' },
  capability: 'discussion',
  access: 'session',
  params: threadParams,
  body: z.object({ text: z.string().max(4000).default('') }),
  response: commentThreadSchema,
  command: true,
});

export const listParticipants = defineRoute({
  id: 'discussion.participants',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/participants',
  summary: {
    zh: '参与人员',
    en: 'Who has a part in a manuscript now and may be mentioned: author, editors, signers, who is waited for, who commented',
  },
  capability: 'discussion',
  access: 'session',
  params: manuscriptParams,
  response: z.object({ people: z.array(z.object({ person: z.string(), name: z.string() })) }),
  command: false,
});

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

/** What I saw last; nulls when I never said so. */
export const seenSchema = z.object({
  revision: z.number().int().nullable(),
  digest: digestSchema.nullable(),
  at: instantSchema.nullable(),
});

export const markSeen = defineRoute({
  id: 'discussion.markSeen',
  method: 'PUT',
  path: '/api/v1/manuscripts/:manuscript/seen',
  summary: { zh: '标记已看到的版本', en: 'Say up to which revision I have seen; never goes back' },
  capability: 'discussion',
  access: 'session',
  params: manuscriptParams,
  body: z.object({ revision: z.number().int().positive() }),
  response: seenSchema,
  command: true,
});

export const readSeen = defineRoute({
  id: 'discussion.seen',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/seen',
  summary: { zh: '我上次看到的版本', en: 'The revision that I saw last' },
  capability: 'discussion',
  access: 'session',
  params: manuscriptParams,
  response: seenSchema,
  command: false,
});

export const discussionRoutes = [
  listComments,
  openThread,
  replyToThread,
  resolveThread,
  reopenThread,
  listParticipants,
  saveSuggestions,
  listSuggestions,
  readSuggestions,
  settleSuggestions,
  withdrawSuggestions,
  markSeen,
  readSeen,
] as const;
