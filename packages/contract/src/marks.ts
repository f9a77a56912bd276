import { z } from 'zod';
import { foundMarkSchema, markSourceSchema, markVersionSchema } from './marks-schemas.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, localizedTextSchema } from './route.ts';

export const markProblems = defineProblems({
  'marks.busy': {
    status: 503,
    zh: '图片检查任务较多，请稍后再试。',
    en: 'Too many pictures are waiting. Try again in a moment.',
  },
  'marks.unreadable': {
    status: 422,
    zh: '图片无法读取：文件损坏、过大或格式不支持。请换一张 PNG、JPEG、WebP、GIF 或 SVG 图片。',
    en: 'The picture cannot be read: broken, too large or of another type. Take a PNG, JPEG, WebP, GIF or SVG.',
  },
  'marks.artworkRefused': {
    status: 422,
    zh: '图样无法使用：SVG 须是不含脚本和外部引用的图形，位图须在 64 至 8000 像素之间。',
    en: 'The artwork cannot be used: an SVG holds shapes without scripts or references; a bitmap is 64 to 8000 pixels wide and high.',
  },
  'marks.artworkUnknown': {
    status: 422,
    zh: '请先上传图样。',
    en: 'Upload the artwork first.',
  },
  'marks.versionExists': {
    status: 409,
    zh: '这个标识已有同名版本。版本登记后不再修改，请另取版本号。',
    en: 'This mark has a version of this name. A version is never edited: choose another name.',
  },
  'marks.alreadyWithdrawn': {
    status: 409,
    zh: '这个版本已经撤下。',
    en: 'This version was withdrawn already.',
  },
  'marks.notYours': {
    status: 422,
    zh: '这个版本不是本单位登记的，不能撤下。',
    en: 'This version was not registered here and cannot be withdrawn here.',
  },
  'marks.notDrawn': {
    status: 404,
    zh: '这个版本没有图样可以下载。',
    en: 'This version has no drawing.',
  },
});

const shared = { capability: 'marks', access: 'session' } as const;
const organizationParams = z.object({ organization: z.string().max(100) });
const markName = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/);
const versionName = z.string().regex(/^[A-Za-z0-9._-]{1,40}$/);
const markParams = organizationParams.extend({ mark: markName });
const versionParams = markParams.extend({ version: versionName });

const markLineSchema = z.object({
  mark: z.string(),
  kind: z.enum(['flag', 'emblem']),
  names: localizedTextSchema,
  /** The version that is used here. */
  version: z.string(),
  source: markSourceSchema,
  validFrom: z.string().nullable(),
  drawing: z.enum(['whole', 'schematic', 'artwork', 'none']),
  versions: z.number().int(),
  /** Things that cannot be verified for want of a figure. */
  unknown: z.number().int(),
  organizationName: z.string().nullable(),
});

export const listMarks = defineRoute({
  ...shared,
  id: 'marks.list',
  method: 'GET',
  path: '/api/v1/organizations/:organization/marks',
  summary: {
    zh: '标识库',
    en: 'Marks that hold for an organisation: those that ship, and those that it or its superiors registered',
  },
  params: organizationParams,
  query: z.object({ text: z.string().max(100).optional() }),
  response: z.object({ marks: z.array(markLineSchema), mayRegister: z.boolean() }),
  command: false,
});

export const readMark = defineRoute({
  ...shared,
  id: 'marks.read',
  method: 'GET',
  path: '/api/v1/organizations/:organization/marks/:mark',
  summary: { zh: '标识及其各版本', en: 'A mark with all its versions, the one in use first' },
  params: markParams,
  response: z.object({ versions: z.array(markVersionSchema), mayRegister: z.boolean() }),
  command: false,
});

/** Widths in which a drawing is offered as a picture. */
export const drawingWidths = [240, 480, 960, 1920, 3840] as const;

export const downloadMark = defineRoute({
  ...shared,
  id: 'marks.download',
  method: 'GET',
  path: '/api/v1/organizations/:organization/marks/:mark/versions/:version/drawing',
  summary: { zh: '下载标识图样', en: 'The drawing of a version as SVG or PNG' },
  params: versionParams,
  query: z.object({
    format: z.enum(['svg', 'png']).default('svg'),
    width: z.coerce.number().int().min(16).max(3840).default(960),
    /** The reverse side. */
    reverse: z.enum(['true', 'false']).default('false'),
    download: z.enum(['true', 'false']).default('false'),
  }),
  response: z.string().meta({ format: 'binary' }),
  command: false,
  responseMedia: 'application/octet-stream',
});

export const uploadArtwork = defineRoute({
  ...shared,
  id: 'marks.uploadArtwork',
  method: 'POST',
  path: '/api/v1/organizations/:organization/mark-artwork',
  summary: {
    zh: '上传标识图样',
    en: 'Bring the artwork of a mark (form field "file"): SVG, which is sanitised, or a bitmap',
  },
  params: organizationParams,
  response: z.object({
    digest: digestSchema,
    mediaType: z.string(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  // Content-addressed, so repeating it changes nothing: it needs no idempotency key.
  command: false,
  status: 201,
  requestMedia: 'multipart/form-data',
});

const dayOrYear = z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/);

export const registerMark = defineRoute({
  ...shared,
  id: 'marks.register',
  method: 'POST',
  path: '/api/v1/organizations/:organization/marks',
  summary: {
    zh: '登记标识的版本',
    en: 'Register a version of a mark with its artwork; it holds below the organisation too and is never edited',
  },
  params: organizationParams,
  body: z.strictObject({
    /** A shipped mark’s name to add artwork or a version to it, or a name of one’s own. */
    mark: markName,
    version: versionName,
    kind: z.enum(['flag', 'emblem']),
    names: z.strictObject({ zh: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(200) }),
    source: z.strictObject({
      title: z.string().trim().min(1).max(300),
      article: z.string().trim().max(100).nullable().default(null),
    }),
    validFrom: dayOrYear.nullable().default(null),
    validTo: dayOrYear.nullable().default(null),
    symmetry: z.enum(['none', 'leftRight']).default('none'),
    reverse: z.enum(['mirrored', 'none', 'unknown']).default('unknown'),
    usage: z.array(z.string().trim().min(1).max(500)).max(20).default([]),
    artwork: digestSchema,
  }),
  response: z.object({ mark: z.string(), version: z.string() }),
  command: true,
  status: 201,
});

export const withdrawMark = defineRoute({
  ...shared,
  id: 'marks.withdraw',
  method: 'POST',
  path: '/api/v1/organizations/:organization/marks/:mark/versions/:version/withdrawal',
  summary: {
    zh: '撤下本单位登记的版本',
    en: 'Withdraw a version that the organisation registered; it stays in the history and checks nothing any more',
  },
  params: versionParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  response: z.undefined(),
  command: true,
  status: 204,
});

export const checkPicture = defineRoute({
  ...shared,
  id: 'marks.checkPicture',
  method: 'POST',
  path: '/api/v1/organizations/:organization/mark-checks',
  summary: {
    zh: '检查一张图片中的标识',
    en: 'What is wrong with the marks in a picture (form field "file"); the picture is not kept',
  },
  params: organizationParams,
  response: z.object({
    width: z.number().int(),
    height: z.number().int(),
    marks: z.array(foundMarkSchema),
  }),
  // It keeps nothing, so that it needs no idempotency key.
  command: false,
  requestMedia: 'multipart/form-data',
});

export const markRoutes = [
  listMarks,
  readMark,
  downloadMark,
  uploadArtwork,
  registerMark,
  withdrawMark,
  checkPicture,
] as const;
