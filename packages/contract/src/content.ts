import { z } from 'zod';
import { checkOutTokenSchema, contentDraftRoutes } from './content-drafts.ts';
import { contentListRoutes } from './content-list.ts';
import { contentSchema, manuscriptSchema, personSnapshotSchema } from './content-schemas.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema, pageOf, pageQuery } from './route.ts';

export const contentProblems = defineProblems({
  'content.channelUnknown': {
    status: 422,
    zh: '所选账号不存在、不属于本单位或已停用，请重新选择。',
    en: 'A chosen channel does not exist, belongs to another organisation or is closed. Choose again.',
  },
  'content.fileUnknown': {
    status: 422,
    zh: '稿件引用的文件尚未上传，或您无权使用，请重新上传。',
    en: 'The text refers to a file that was not uploaded or that you may not use. Upload it again.',
  },
  'content.noSuchRevision': { status: 404, zh: '没有这个版本。', en: 'There is no such revision.' },
  'content.importRefused': { status: 422, zh: '文件无法导入。', en: 'The file cannot be imported.' },
});

export { listManuscripts } from './content-list.ts';
export {
  contentSchema,
  manuscriptLineSchema,
  manuscriptSchema,
  personSnapshotSchema,
  phaseSchema,
  platformIssueSchema,
} from './content-schemas.ts';

export const revisionLineSchema = z.object({
  number: z.number().int(),
  digest: digestSchema,
  editor: personSnapshotSchema,
  stage: z.string().nullable(),
  reason: z.string(),
  at: instantSchema,
});

const manuscriptParams = z.object({ manuscript: z.uuid() });

export const createManuscript = defineRoute({
  id: 'content.create',
  method: 'POST',
  path: '/api/v1/manuscripts',
  summary: { zh: '新建稿件', en: 'Open a manuscript in an organisation, with a first text' },
  capability: 'content',
  access: 'session',
  body: z.object({ organization: z.string().max(100), content: contentSchema }),
  response: manuscriptSchema,
  command: true,
  status: 201,
});

export const readManuscript = defineRoute({
  id: 'content.read',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript',
  summary: { zh: '查看稿件', en: 'A manuscript with its newest text; the ETag is its digest' },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  response: manuscriptSchema,
  command: false,
});

export const reviseManuscript = defineRoute({
  id: 'content.revise',
  method: 'PUT',
  path: '/api/v1/manuscripts/:manuscript/content',
  summary: {
    zh: '保存稿件',
    en: 'Save a text as a new revision; an identical one changes nothing. If-Match is the digest that was edited, or "none"',
  },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  body: z.object({
    content: contentSchema,
    /** Of a check-out; needed only while somebody has the manuscript for editing. */
    token: checkOutTokenSchema.optional(),
  }),
  response: manuscriptSchema,
  command: true,
  ifMatch: true,
});

export const correctManuscript = defineRoute({
  id: 'content.correct',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/corrections',
  summary: {
    zh: '审校人员修正',
    en: "A signer's own correction from his seat; If-Match is the digest that was corrected",
  },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  body: z.object({
    stage: z.string().max(100),
    seat: z.string().max(200),
    round: z.number().int(),
    reason: z.string().max(2000),
    content: contentSchema,
  }),
  response: manuscriptSchema,
  command: true,
  ifMatch: true,
});

export const listRevisions = defineRoute({
  id: 'content.revisions',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/revisions',
  summary: { zh: '历次版本', en: 'All revisions of a manuscript, newest first' },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  query: pageQuery,
  response: pageOf(revisionLineSchema),
  command: false,
});

export const readRevision = defineRoute({
  id: 'content.revision',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/revisions/:number',
  summary: { zh: '查看某一版本', en: 'One revision with its text' },
  capability: 'content',
  access: 'session',
  params: manuscriptParams.extend({ number: z.coerce.number().int().positive() }),
  response: revisionLineSchema.extend({ content: contentSchema, plainText: z.string() }),
  command: false,
});

const fieldChangeSchema = z.object({ field: z.string(), name: localizedTextSchema, change: z.json() });

export const compareRevisions = defineRoute({
  id: 'content.compare',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/comparison',
  summary: {
    zh: '版本比对',
    en: 'What differs between two revisions, field by field, with a text for people',
  },
  capability: 'content',
  access: 'session',
  params: manuscriptParams,
  query: z.object({
    from: z.coerce.number().int().positive(),
    to: z.coerce.number().int().positive(),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  response: z.object({ changes: z.array(fieldChangeSchema), text: z.string() }),
  command: false,
});

export const importFile = defineRoute({
  id: 'content.import',
  method: 'POST',
  path: '/api/v1/imports',
  summary: {
    zh: '导入 Word、HTML、Markdown 或纯文本',
    en: 'Turn an uploaded .docx, .html, .md or .txt (form field "file") into a body; its pictures are stored as files',
  },
  capability: 'content',
  access: 'session',
  query: z.object({ organization: z.string().max(100) }),
  response: z.object({
    title: z.string().nullable(),
    body: z.json(),
    warnings: z.array(
      z.object({ code: z.string(), count: z.number().int(), zh: z.string(), en: z.string() }),
    ),
    externalPictures: z.array(z.string()),
  }),
  // Nothing is decided; the pictures are content-addressed.
  command: false,
  requestMedia: 'multipart/form-data',
});

export const contentRoutes = [
  ...contentListRoutes,
  ...contentDraftRoutes,
  createManuscript,
  readManuscript,
  reviseManuscript,
  correctManuscript,
  listRevisions,
  readRevision,
  compareRevisions,
  importFile,
] as const;
