import { z } from 'zod';
import { defineProblems } from './problem.ts';
import {
  defineRoute,
  digestSchema,
  instantSchema,
  localizedTextSchema,
  noContent,
  pageOf,
  pageQuery,
} from './route.ts';

export const publishingProblems = defineProblems({
  'publishing.noCertificate': {
    status: 404,
    zh: '该稿件没有签发证书',
    en: 'This manuscript has no release certificate',
  },
  'publishing.notInForce': {
    status: 409,
    zh: '该发布记录的状态不允许这项操作',
    en: 'The publication is in a state that does not allow this',
  },
  'publishing.deviceUnfit': {
    status: 422,
    zh: '请选用本单位已登记、已绑定通行密钥的设备',
    en: 'Choose a device of the organisation that is on the register and enrolled',
  },
  'publishing.callbackRefused': {
    status: 403,
    zh: '回调未通过校验',
    en: 'The callback was not accepted',
  },
});

const id = z.string().min(1).max(100);
const uuid = z.uuid();
const reason = z.string().max(2000);

export const publicationStatuses = [
  'begun',
  'accepted',
  'handedOver',
  'done',
  'rejected',
  'takedownBegun',
  'takenDown',
] as const;

export const verdicts = ['same', 'differs', 'gone', 'banned', 'blocked'] as const;

const messageSchema = localizedTextSchema.extend({ code: z.string() });

export const publicationSchema = z.object({
  publication: z.string(),
  manuscript: z.string(),
  organization: z.string(),
  channel: z.string(),
  digest: digestSchema,
  title: z.string(),
  status: z.enum(publicationStatuses),
  /** True from the moment when the platform may have it. */
  submitted: z.boolean(),
  reference: z.string().nullable(),
  url: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  verifiedAt: instantSchema.nullable(),
  takedownByHand: z.boolean(),
  /** How the outcome was learnt; null while it is open, and where the answer to the submission was the outcome. */
  learntBy: z.enum(['event', 'check', 'reconciliation', 'person']).nullable(),
  /** The last thing to tell people about it. */
  message: messageSchema.nullable(),
  begunAt: instantSchema,
  changedAt: instantSchema,
});

export const differenceSchema = z.object({
  kind: z.enum(['text', 'picture', 'link', 'media', 'field']),
  at: z.string(),
  approved: z.string().nullable(),
  fetched: z.string().nullable(),
  runs: z.array(z.json()),
});

export const verificationSchema = z.object({
  verification: z.string(),
  at: instantSchema,
  /** Null: the platform could not be read, so nothing is said about the article. */
  verdict: z.enum(verdicts).nullable(),
  source: z.enum(['api', 'page']).nullable(),
  fetched: digestSchema.nullable(),
  differences: z.array(differenceSchema),
  message: messageSchema.nullable(),
});

export const manualTaskSchema = z.object({
  platform: z.string(),
  openUrl: z.string(),
  steps: z.array(localizedTextSchema),
  copyBlocks: z.array(
    z.object({
      field: z.string(),
      label: localizedTextSchema,
      format: z.enum(['text', 'html']),
      value: z.string(),
    }),
  ),
  files: z.array(digestSchema),
  expectedUrl: z.string(),
  evidence: z.array(z.enum(['url', 'screenshot'])),
  /** Enrolled devices of those who run the channel. */
  devices: z.array(z.object({ id: z.string(), assetNumber: z.string(), model: z.string() })),
  /** On which of them it is done, as recorded; null until somebody said so. */
  work: z
    .object({
      device: z.string(),
      assetNumber: z.string(),
      model: z.string(),
      byName: z.string(),
      at: instantSchema,
    })
    .nullable(),
});

export const certificateSchema = z.object({
  release: z.string(),
  manuscript: z.string(),
  digest: digestSchema,
  releasedAt: instantSchema,
  /** The certificate itself, as it stands in the note. */
  certificate: z.json(),
  /** Canonical JSON and signature as signed note: the proof. */
  note: z.string(),
  /** Public keys that verify it, as name+id+base64. */
  keys: z.array(z.string()),
});

const tags = { capability: 'publishing', access: 'session' } as const;
const ofManuscript = z.object({ manuscript: uuid });
const ofPublication = z.object({ publication: uuid });

export const publish = defineRoute({
  ...tags,
  id: 'publishing.publish',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/publications',
  summary: { zh: '向一个账号发布已签发的版本', en: 'Publish the released text on one channel' },
  params: ofManuscript,
  body: z.strictObject({ channel: id, digest: digestSchema }),
  response: z.object({ publication: z.string() }),
  command: true,
  status: 202,
});

export const stopPublishing = defineRoute({
  ...tags,
  id: 'publishing.stop',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/stop',
  summary: { zh: '叫停发布', en: 'Stop publishing' },
  params: ofManuscript,
  body: z.strictObject({ reason }),
  response: noContent,
  command: true,
  status: 204,
});

export const listPublications = defineRoute({
  ...tags,
  id: 'publishing.ofManuscript',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/publications',
  summary: { zh: '稿件的发布记录', en: 'Publications of a manuscript' },
  params: ofManuscript,
  response: z.object({ items: z.array(publicationSchema) }),
  command: false,
});

export const readCertificate = defineRoute({
  ...tags,
  id: 'publishing.certificate',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/release',
  summary: { zh: '最近一次签发证书', en: 'The latest release certificate' },
  params: ofManuscript,
  response: certificateSchema,
  command: false,
});

export const readPublication = defineRoute({
  ...tags,
  id: 'publishing.read',
  method: 'GET',
  path: '/api/v1/publications/:publication',
  summary: { zh: '发布记录', en: 'A publication' },
  params: ofPublication,
  response: publicationSchema,
  command: false,
});

export const takeDown = defineRoute({
  ...tags,
  id: 'publishing.takeDown',
  method: 'POST',
  path: '/api/v1/publications/:publication/takedown',
  summary: { zh: '撤稿', en: 'Take a publication down' },
  params: ofPublication,
  body: z.strictObject({ reason }),
  response: noContent,
  command: true,
  status: 204,
});

const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

export const confirmTakedown = defineRoute({
  ...tags,
  id: 'publishing.confirmTakedown',
  method: 'POST',
  path: '/api/v1/publications/:publication/takedown/confirmation',
  summary: { zh: '登记手动撤稿的结果', en: 'Say what became of a takedown by hand' },
  params: ofPublication,
  body: z.strictObject({
    done: z.boolean(),
    evidence: digestSchema.nullable().default(null),
    note: z.string().trim().min(1).max(2000),
  }),
  response: noContent,
  command: true,
  status: 204,
});

export const resolvePublication = defineRoute({
  ...tags,
  id: 'publishing.resolve',
  method: 'POST',
  path: '/api/v1/publications/:publication/resolution',
  summary: {
    zh: '登记人工核实或手动发布的结果',
    en: 'Say what became of a publication that a person had to finish',
  },
  params: ofPublication,
  body: z.strictObject({
    happened: z.boolean(),
    url: webAddress.nullable().default(null),
    evidence: digestSchema.nullable().default(null),
    note: z.string().max(2000).default(''),
  }),
  response: noContent,
  command: true,
  status: 204,
});

export const listVerifications = defineRoute({
  ...tags,
  id: 'publishing.verifications',
  method: 'GET',
  path: '/api/v1/publications/:publication/verifications',
  summary: { zh: '核验记录及差异', en: 'Readings of a publication with their differences' },
  params: ofPublication,
  query: pageQuery,
  response: pageOf(verificationSchema),
  command: false,
});

export const verifyNow = defineRoute({
  ...tags,
  id: 'publishing.verify',
  method: 'POST',
  path: '/api/v1/publications/:publication/verify',
  summary: { zh: '立即核验', en: 'Verify now' },
  params: ofPublication,
  response: noContent,
  command: true,
  status: 204,
});

export const readManualTask = defineRoute({
  ...tags,
  id: 'publishing.manualTask',
  method: 'GET',
  path: '/api/v1/publications/:publication/manual-task',
  summary: { zh: '手动发布的步骤', en: 'Steps of publishing by hand' },
  params: ofPublication,
  response: manualTaskSchema,
  command: false,
});

export const beginManualWork = defineRoute({
  ...tags,
  id: 'publishing.beginManualWork',
  method: 'POST',
  path: '/api/v1/publications/:publication/manual-work',
  summary: { zh: '登记手动发布所用的设备', en: 'Say on which enrolled device it is published by hand' },
  params: ofPublication,
  body: z.strictObject({ device: id }),
  response: noContent,
  command: true,
  status: 204,
});

export const publicationsOfDay = defineRoute({
  ...tags,
  id: 'publishing.ofDay',
  method: 'GET',
  path: '/api/v1/organizations/:organization/publications',
  summary: {
    zh: '组织某日（北京时间）的发布记录',
    en: 'Publications of an organisation on a day (UTC+8), newest first',
  },
  params: z.object({ organization: id }),
  query: pageQuery.extend({
    day: z.iso
      .date()
      .refine((day) => day >= '2000', 'no day before 2000')
      .optional(),
  }),
  response: pageOf(publicationSchema),
  command: false,
});

export const publishingRoutes = [
  publish,
  stopPublishing,
  listPublications,
  readCertificate,
  readPublication,
  takeDown,
  confirmTakedown,
  resolvePublication,
  listVerifications,
  verifyNow,
  readManualTask,
  beginManualWork,
  publicationsOfDay,
] as const;
