import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const ledgerReadingProblems = defineProblems({
  'ledger.verificationRunning': {
    status: 409,
    zh: '已有一次核验正在进行，请等待其完成',
    en: 'A verification is under way; wait for it to end',
  },
  'ledger.verificationEnded': {
    status: 409,
    zh: '该次核验已经结束',
    en: 'This verification has ended already',
  },
  'ledger.rangeEmpty': {
    status: 422,
    zh: '起始时间必须早于截止时间',
    en: 'The beginning must lie before the end',
  },
});

const tags = { capability: 'ledger', access: 'session' } as const;

/** What an entry is about, for a link. */
export const ledgerSubjectSchema = z.object({
  kind: z.enum(['manuscript', 'organization', 'person', 'channel', 'policy', 'other']),
  id: z.string(),
  /** Title or name of now; null where there is none. */
  title: z.string().nullable(),
});

/** One entry as a person reads it. */
export const ledgerLineSchema = z.object({
  stream: z.string(),
  sequence: z.int(),
  hash: digestSchema,
  at: instantSchema,
  /** As they were at that moment; `person` is `system` for what the product did by itself. */
  actor: z.object({
    person: z.string(),
    name: z.string(),
    office: z.string().nullable(),
    organization: z.string().nullable(),
    organizationName: z.string().nullable(),
  }),
  kind: z.string(),
  kindName: localizedTextSchema,
  sentence: localizedTextSchema,
  /** The organisation that it concerns; null for what belongs to none. */
  organization: z.string().nullable(),
  organizationName: z.string().nullable(),
  subject: ledgerSubjectSchema,
});

export const searchLedger = defineRoute({
  ...tags,
  id: 'ledger.search',
  method: 'GET',
  path: '/api/v1/ledger/entries',
  summary: {
    zh: '台账检索：谁在何时做了什么',
    en: 'Who did what, newest first, of the organisations whose ledger I may read',
  },
  query: pageQuery.extend({
    /** This organisation and all below it; every organisation whose ledger I may read if absent. */
    organization: z.string().min(1).max(100).optional(),
    /** Who acted. */
    person: z.string().min(1).max(100).optional(),
    kind: z.string().min(1).max(100).optional(),
    stream: z.string().min(1).max(200).optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
  }),
  response: pageOf(ledgerLineSchema),
  command: false,
});

export const listLedgerKinds = defineRoute({
  ...tags,
  id: 'ledger.kinds',
  method: 'GET',
  path: '/api/v1/ledger/kinds',
  summary: { zh: '台账记录的种类与名称', en: 'The kinds of entries and what they are called' },
  response: z.object({ items: z.array(z.object({ kind: z.string(), name: localizedTextSchema })) }),
  command: false,
});

export const ledgerVerificationSchema = z.object({
  verification: z.string(),
  state: z.enum(['waiting', 'running', 'held', 'failed', 'cancelled', 'broken']),
  /** What the state means, in words. */
  text: localizedTextSchema,
  checked: z.int(),
  /** Entries there were when it began; 0 until then. */
  total: z.int(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  startedBy: z.string().nullable(),
  /** The first thing that does not hold, with its place. */
  firstProblem: z
    .object({
      code: z.string(),
      zh: z.string(),
      en: z.string(),
      place: z.record(z.string(), z.json()),
    })
    .nullable(),
});

export const startVerification = defineRoute({
  ...tags,
  id: 'ledger.startVerification',
  method: 'POST',
  path: '/api/v1/ledger/verifications',
  summary: { zh: '开始核验台账', en: 'Begin a verification of the whole ledger; it runs as a job' },
  response: ledgerVerificationSchema,
  command: true,
  status: 202,
});

export const readVerification = defineRoute({
  ...tags,
  id: 'ledger.verification',
  method: 'GET',
  path: '/api/v1/ledger/verifications/:verification',
  summary: { zh: '核验进度与结果', en: 'How far a verification is and what it found' },
  params: z.object({ verification: z.uuid() }),
  response: ledgerVerificationSchema,
  command: false,
});

export const listVerificationRuns = defineRoute({
  ...tags,
  id: 'ledger.verifications',
  method: 'GET',
  path: '/api/v1/ledger/verifications',
  summary: { zh: '由人发起的核验，最新在前', en: 'Verifications that people began, newest first' },
  query: pageQuery,
  response: pageOf(ledgerVerificationSchema),
  command: false,
});

export const cancelVerification = defineRoute({
  ...tags,
  id: 'ledger.cancelVerification',
  method: 'POST',
  path: '/api/v1/ledger/verifications/:verification/cancellation',
  summary: { zh: '取消核验', en: 'Stop a verification under way' },
  params: z.object({ verification: z.uuid() }),
  response: ledgerVerificationSchema,
  command: true,
});

export const checkpointStatus = defineRoute({
  ...tags,
  id: 'ledger.checkpointStatus',
  method: 'GET',
  path: '/api/v1/ledger/checkpoint-status',
  summary: { zh: '检查点现状', en: 'The last checkpoint, its age and what still waits for the tree' },
  response: z.object({
    origin: z.string(),
    size: z.int(),
    waiting: z.int(),
    checkpointAt: instantSchema.nullable(),
    ageSeconds: z.int().nullable(),
    /** True where entries have waited for longer than a checkpoint takes. */
    stale: z.boolean(),
    /** The signed note, to be kept by a witness; null before the first. */
    note: z.string().nullable(),
    checkpoints: z.int(),
    line: localizedTextSchema,
  }),
  command: false,
});

export const ledgerReadingRoutes = [
  searchLedger,
  listLedgerKinds,
  startVerification,
  readVerification,
  listVerificationRuns,
  cancelVerification,
  checkpointStatus,
] as const;
