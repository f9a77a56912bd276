import { z } from 'zod';
import { personSnapshotSchema, phaseSchema } from './content.ts';
import { dutySchema, manuscriptParams } from './review-commands.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

const signOffSchema = z.object({
  duty: dutySchema,
  signer: personSnapshotSchema,
  digest: digestSchema,
  round: z.number().int(),
  at: instantSchema,
  opinion: z.string(),
  paper: z
    .object({ registrar: personSnapshotSchema, scan: digestSchema, signedOn: instantSchema })
    .nullable(),
  carriedFrom: digestSchema.nullable(),
  /** False for a sign-off on an older text, which waits to be confirmed. */
  valid: z.boolean(),
});

const seatSchema = z.object({
  seat: z.string(),
  name: localizedTextSchema,
  offices: z.array(z.string()),
  duties: z.array(dutySchema),
  signOffs: z.array(signOffSchema),
  /** Who could sign now; empty when the seat does not wait. */
  waitingFor: z.array(z.object({ person: z.string(), name: z.string() })),
  /** What I may sign here now. */
  mine: z.array(dutySchema),
  /** Why nobody can sign, if so. */
  empty: z.string().nullable(),
});

/** Where a manuscript stands in its procedure: the review desk's right side. */
export const reviewSchema = z.object({
  manuscript: z.string(),
  phase: phaseSchema,
  round: z.number().int(),
  digest: digestSchema.nullable(),
  importance: z.string().nullable(),
  procedure: z
    .object({
      id: z.string(),
      name: localizedTextSchema,
      clause: z.string(),
      policy: z.string(),
      version: z.number().int(),
      policyDigest: digestSchema,
      importance: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
    })
    .nullable(),
  stages: z.array(
    z.object({
      stage: z.string(),
      name: localizedTextSchema,
      clause: z.string(),
      status: z.enum(['done', 'waiting', 'ahead']),
      dueAt: instantSchema.nullable(),
      rule: z.string(),
      required: z.number().int().nullable(),
      checklist: z.object({ review: z.array(localizedTextSchema), proofread: z.array(localizedTextSchema) }),
      seats: z.array(seatSchema),
    }),
  ),
  /** What I may do with what is released: publish; stop or take down. */
  may: z.object({ publish: z.boolean(), stop: z.boolean() }),
  blocks: z.array(z.object({ stage: z.string(), seat: z.string(), why: z.string() })),
  emergency: z
    .object({
      requestedBy: z.string(),
      reason: z.string(),
      confirmedBy: z.string().nullable(),
      reviewDueAt: instantSchema.nullable(),
      outcome: z.enum(['open', 'completed', 'objected']),
    })
    .nullable(),
  release: z
    .object({
      digest: digestSchema,
      kind: z.enum(['reviewed', 'emergency']),
      channels: z.array(z.string()),
      notBefore: instantSchema.nullable(),
      stopped: z.boolean(),
    })
    .nullable(),
});

export const readReview = defineRoute({
  id: 'review.read',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/review',
  summary: { zh: '审校进度', en: 'Where a manuscript stands in its procedure and whom it waits for' },
  capability: 'review',
  access: 'session',
  params: manuscriptParams,
  response: reviewSchema,
  command: false,
});

export const findingSchema = z.object({
  finding: z.string(),
  digest: digestSchema.nullable(),
  severity: z.enum(['error', 'warning', 'advice']),
  rule: z.string(),
  text: z.string(),
  place: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
  notedBy: personSnapshotSchema,
  notedAt: instantSchema,
  ruling: z
    .object({
      ruling: z.enum(['accepted', 'overruled']),
      reason: z.string(),
      by: personSnapshotSchema,
      at: instantSchema,
    })
    .nullable(),
});

export const listFindings = defineRoute({
  id: 'review.findings',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/findings',
  summary: { zh: '问题清单', en: 'Findings on a manuscript with their rulings, in order of noting' },
  capability: 'review',
  access: 'session',
  params: manuscriptParams,
  query: pageQuery,
  response: pageOf(findingSchema),
  command: false,
});

/**
 * An event with the members of its kind. `text` is what its kind is called; the words of a finding, which has a `text` of its own, are in
 * `note`.
 */
export const historyEventSchema = z
  .object({ kind: z.string(), text: localizedTextSchema })
  .catchall(z.json());

export const readHistory = defineRoute({
  id: 'review.history',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/history',
  summary: {
    zh: '流转记录',
    en: 'Everything that happened to a manuscript, oldest first, with the names of that time',
  },
  capability: 'review',
  access: 'session',
  params: manuscriptParams,
  query: pageQuery,
  response: pageOf(
    z.object({
      sequence: z.number().int(),
      at: instantSchema,
      actor: z.object({
        person: z.string(),
        name: z.string(),
        office: z.string().nullable(),
        organizationName: z.string().nullable(),
      }),
      kind: z.string(),
      events: z.array(historyEventSchema),
      /** The passkey by which the signer confirmed this sign-off, by its name; null if none was asked for. */
      confirmedBy: z.string().nullable(),
      hash: digestSchema,
    }),
  ),
  command: false,
});

export const inboxItemSchema = z.object({
  manuscript: z.string(),
  title: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  authorName: z.string(),
  stage: z.string(),
  stageName: localizedTextSchema,
  seat: z.string(),
  seatName: localizedTextSchema,
  duties: z.array(dutySchema),
  /** The seat signed a text that was corrected since, `recheckFrom`, and waits to be confirmed. */
  recheck: z.boolean(),
  recheckFrom: digestSchema.nullable(),
  importance: z.string().nullable(),
  round: z.number().int(),
  digest: digestSchema,
  dueAt: instantSchema,
  since: instantSchema,
});

export const readInbox = defineRoute({
  id: 'review.inbox',
  method: 'GET',
  path: '/api/v1/inbox',
  summary: { zh: '待我审校', en: 'What waits for me, by what is due first' },
  capability: 'review',
  access: 'session',
  query: pageQuery,
  response: pageOf(inboxItemSchema),
  command: false,
});

export const readWaiting = defineRoute({
  id: 'review.waiting',
  method: 'GET',
  path: '/api/v1/waiting',
  summary: { zh: '在途稿件', en: 'What waits in an organisation, for which seat and whom, since when' },
  capability: 'review',
  access: 'session',
  query: pageQuery.extend({ organization: z.string().max(100) }),
  response: pageOf(
    inboxItemSchema.extend({ waitingFor: z.array(z.object({ person: z.string(), name: z.string() })) }),
  ),
  command: false,
});

export const notificationSchema = z.object({
  notification: z.string(),
  manuscript: z.string().nullable(),
  /** The manuscript's title now; null if it concerns none. */
  title: z.string().nullable(),
  kind: z.string(),
  text: localizedTextSchema,
  details: z.json(),
  at: instantSchema,
  readAt: instantSchema.nullable(),
});

export const listNotifications = defineRoute({
  id: 'review.notifications',
  method: 'GET',
  path: '/api/v1/notifications',
  summary: { zh: '我的通知', en: 'What I was told, newest first' },
  capability: 'review',
  access: 'session',
  query: pageQuery,
  response: pageOf(notificationSchema),
  command: false,
});

export const readNotification = defineRoute({
  id: 'review.readNotification',
  method: 'POST',
  path: '/api/v1/notifications/:notification/reading',
  summary: { zh: '标为已读', en: 'Mark a notification as read' },
  capability: 'review',
  access: 'session',
  params: z.object({ notification: z.uuid() }),
  response: z.undefined(),
  command: true,
  status: 204,
});
