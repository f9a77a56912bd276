import { materialFields } from '@sanshen/domain/content';
import { z } from 'zod';
import { personSnapshotSchema } from './content.ts';
import { defineRoute, digestSchema, instantSchema, pageOf, pageQuery } from './route.ts';

export const manuscriptParams = z.object({ manuscript: z.uuid() });
/** A place in plain text, in UTF-16 units. */
export const offset = z.number().int().min(0).max(4_000_000);

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
  markSeen,
  readSeen,
] as const;
