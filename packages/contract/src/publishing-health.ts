import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { verdicts as reviewVerdicts } from './publishing.ts';
import {
  defineRoute,
  digestSchema,
  instantSchema,
  localizedTextSchema,
  noContent,
  pageOf,
  pageQuery,
} from './route.ts';

export const publishingHealthProblems = defineProblems({
  'publishing.caseClosed': { status: 409, zh: '该案件已办结', en: 'This case has been closed' },
});

const id = z.string().min(1).max(100);
const uuid = z.uuid();
const messageSchema = localizedTextSchema.extend({ code: z.string() });

/** What may be done on a platform, in the order in which people ask. */
export const connectorActions = [
  'publish',
  'saveDraft',
  'massSend',
  'takedown',
  'fetchPublished',
  'receiveEvents',
  'comments',
  'directMessages',
] as const;

export const capabilitySchema = z.object({
  action: z.enum(connectorActions),
  mode: z.enum(['api', 'manual', 'none', 'unknown']),
  reason: messageSchema.nullable(),
  quota: z.object({ limit: z.number(), used: z.number(), resetsAt: instantSchema }).nullable(),
});

export const channelHealthSchema = z.object({
  channel: z.string(),
  platform: z.string(),
  /** `connector`: served by its platform's API. `person`: by hand. */
  servedBy: z.enum(['connector', 'person']),
  /** Null: never probed. */
  probedAt: instantSchema.nullable(),
  actions: z.array(capabilitySchema),
  /** The platform's circuit breaker: failures in a row, and until when it is left alone. */
  breaker: z.object({
    failures: z.number().int(),
    openUntil: instantSchema.nullable(),
    message: messageSchema.nullable(),
  }),
  pace: z.object({ limit: z.number().int(), used: z.number().int() }),
  frozen: z.boolean(),
  /** Publications that wait, are under way, or were handed to a person. */
  open: z.number().int(),
});

export const publicationCaseSchema = z.object({
  case: z.string(),
  publication: z.string(),
  manuscript: z.string(),
  channel: z.string(),
  title: z.string(),
  verdict: z.enum(reviewVerdicts),
  /** What was released, and the copy that was found; null where nothing is public any more. */
  released: digestSchema,
  fetched: digestSchema.nullable(),
  verification: z.string(),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  closedBy: z.string().nullable(),
  note: z.string().nullable(),
});

export const comparisonSchema = z.object({
  /** `unreadable`: nothing could be learnt; a person compares with his eyes. */
  verdict: z.enum(['same', 'differs', 'unreadable']),
  /** Lines of the release that were not found. */
  missing: z.array(z.string()),
  message: messageSchema.nullable(),
  /** What a screenshot shows of the publication: its address, and the time as the platform writes it; null without a screenshot. */
  receipt: z.object({ url: z.string().nullable(), shownAt: z.string().nullable() }).nullable(),
});

const tags = { capability: 'publishing', access: 'session' } as const;

export const readChannelHealth = defineRoute({
  ...tags,
  id: 'publishing.channelHealth',
  method: 'GET',
  path: '/api/v1/channels/:channel/health',
  summary: { zh: '账号的接口状态与配额', en: 'How the connector of a channel is, with its quotas' },
  params: z.object({ channel: id }),
  response: channelHealthSchema,
  command: false,
});

export const probeChannel = defineRoute({
  ...tags,
  id: 'publishing.probeChannel',
  method: 'POST',
  path: '/api/v1/channels/:channel/health',
  summary: { zh: '立即检测账号接口', en: 'Ask the platform now what this channel can do' },
  params: z.object({ channel: id }),
  response: noContent,
  command: true,
  status: 204,
});

export const listPublicationCases = defineRoute({
  ...tags,
  id: 'publishing.cases',
  method: 'GET',
  path: '/api/v1/organizations/:organization/publication-cases',
  summary: {
    zh: '发布后被改动、删除或处置的案件',
    en: 'Cases of publications that were edited, taken down or banned after they went out',
  },
  params: z.object({ organization: id }),
  query: pageQuery,
  response: pageOf(publicationCaseSchema),
  command: false,
});

export const closePublicationCase = defineRoute({
  ...tags,
  id: 'publishing.closeCase',
  method: 'POST',
  path: '/api/v1/publication-cases/:case/closure',
  summary: { zh: '办结案件并写明原因', en: 'Close a case, saying why' },
  params: z.object({ case: uuid }),
  body: z.strictObject({ note: z.string().trim().min(1).max(2000) }),
  response: noContent,
  command: true,
  status: 204,
});

export const compareManual = defineRoute({
  ...tags,
  id: 'publishing.compare',
  method: 'POST',
  path: '/api/v1/publications/:publication/comparison',
  summary: {
    zh: '用网页、粘贴的文字或截图核对手动发布的内容',
    en: 'Compare what was published by hand with the release, by its page, by pasted text or by a screenshot',
  },
  params: z.object({ publication: uuid }),
  body: z.strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .default(null),
    text: z.string().max(200_000).nullable().default(null),
    /** A screenshot, which is read. */
    picture: digestSchema.nullable().default(null),
  }),
  response: comparisonSchema,
  command: true,
});

export const readManualPackage = defineRoute({
  ...tags,
  id: 'publishing.manualPackage',
  method: 'GET',
  path: '/api/v1/publications/:publication/manual-package',
  summary: {
    zh: '手动发布的素材包：文字、按顺序和尺寸备好的图片、视频',
    en: 'Package for publishing by hand: texts, pictures in order and size, videos',
  },
  params: z.object({ publication: uuid }),
  response: z.string().meta({ format: 'binary' }),
  responseMedia: 'application/zip',
  command: false,
});

export const publishingHealthRoutes = [
  readChannelHealth,
  probeChannel,
  listPublicationCases,
  closePublicationCase,
  compareManual,
  readManualPackage,
] as const;
