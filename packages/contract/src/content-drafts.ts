import { z } from 'zod';
import { contentSchema } from './content-schemas.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, noContent } from './route.ts';

export const draftProblems = defineProblems({
  // `details`: {holder: {person, name}, since, expiresAt}.
  'content.checkedOut': {
    status: 409,
    zh: '他人正在编辑这篇稿件。您可以等待对方交还，也可以接手编辑。',
    en: 'Somebody else is editing this manuscript. Wait until it is given back, or take it over.',
  },
  // `details`: {holder: {person, name}, since}: who took it, and when.
  'content.checkOutTakenOver': {
    status: 409,
    zh: '编辑已被他人接手，本次保存未生效。您的工作副本仍然保留，请与接手人核对后再继续。',
    en: 'Somebody took the editing over, so this was not saved. Your working copy is kept; compare it with whoever took over before you go on.',
  },
  'content.checkOutExpired': {
    status: 409,
    zh: '编辑占用已失效，请重新签出后再保存；您的内容没有丢失。',
    en: 'Your check-out is no longer in force. Check the manuscript out again and save; nothing is lost.',
  },
  'content.draftOutOfOrder': {
    status: 409,
    zh: '收到了更新的工作副本，较旧的一份未保存。',
    en: 'A later working copy has been kept already, so this earlier one was not saved.',
  },
  'content.draftTooLarge': {
    status: 413,
    zh: '工作副本过大，无法自动保存，请减少内容。',
    en: 'The working copy is too large to be kept; shorten it.',
  },
});

const manuscriptParams = z.object({ manuscript: z.uuid() });

/** Given out by a check-out; whoever shows it may save. Sent with `content.revise` in the member `token`. */
export const checkOutTokenSchema = z.uuid();

export const holderSchema = z.object({ person: z.string(), name: z.string() });

export const checkOutSchema = z.object({
  holder: holderSchema,
  since: instantSchema,
  /** Renew it before: every 30 seconds, say. */
  expiresAt: instantSchema,
});

export const checkOutManuscript = defineRoute({
  id: 'content.checkOut',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/check-out',
  summary: {
    zh: '签出编辑（续期、接手）',
    en: 'Take a manuscript for editing for 90 seconds; with `token` the time is renewed, with `takeOver` it is taken from whoever has it',
  },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  body: z.object({ takeOver: z.boolean().default(false), token: checkOutTokenSchema.optional() }),
  response: checkOutSchema.extend({ token: checkOutTokenSchema }),
  // A token in force is given again, not doubled; a heartbeat needs no idempotency key.
  command: false,
});

export const readCheckOut = defineRoute({
  id: 'content.checkedOutBy',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/check-out',
  summary: { zh: '谁在编辑', en: 'Who has the manuscript for editing now; null for nobody' },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  response: z.object({ checkOut: checkOutSchema.nullable() }),
  command: false,
});

export const checkInManuscript = defineRoute({
  id: 'content.checkIn',
  method: 'DELETE',
  path: '/api/v1/manuscripts/:manuscript/check-out',
  summary: { zh: '交还编辑', en: 'Give a check-out back; one that is not in force changes nothing' },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  query: z.object({ token: checkOutTokenSchema }),
  response: noContent,
  command: false,
  status: 204,
});

export const saveDraft = defineRoute({
  id: 'content.saveDraft',
  method: 'PUT',
  path: '/api/v1/manuscripts/:manuscript/draft',
  summary: {
    zh: '自动保存工作副本',
    en: 'Keep my working copy of a manuscript: no revision, read by nobody but those who edit; `base` is the digest that I edit',
  },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  body: z.object({
    token: checkOutTokenSchema,
    base: z.union([digestSchema, z.literal('none')]),
    /** May be incomplete; it must only be an object. */
    content: contentSchema,
    /** Grows with each save of an editor; an earlier one that arrives late is refused. */
    sequence: z.number().int().min(0),
  }),
  response: z.object({ savedAt: instantSchema }),
  command: false,
});

export const draftSchema = z.object({
  /** As it was kept; hold it against `readContent` before it is used. */
  content: contentSchema,
  base: z.union([digestSchema, z.literal('none')]),
  sequence: z.number().int(),
  savedAt: instantSchema,
  by: holderSchema,
  mine: z.boolean(),
  /** The manuscript has another text by now than the one that this copy began from. */
  stale: z.boolean(),
});

export const readDraft = defineRoute({
  id: 'content.draft',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/draft',
  summary: {
    zh: '查看工作副本',
    en: 'My working copy, and the latest of others who edit the manuscript; null for none',
  },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  response: z.object({ own: draftSchema.nullable(), others: draftSchema.nullable() }),
  command: false,
});

export const discardDraft = defineRoute({
  id: 'content.discardDraft',
  method: 'DELETE',
  path: '/api/v1/manuscripts/:manuscript/draft',
  summary: { zh: '丢弃工作副本', en: 'Discard my working copy' },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  response: noContent,
  command: false,
  status: 204,
});

export const contentDraftRoutes = [
  checkOutManuscript,
  readCheckOut,
  checkInManuscript,
  saveDraft,
  readDraft,
  discardDraft,
] as const;
