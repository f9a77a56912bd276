import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, digestSchema, instantSchema } from './route.ts';

export const fileProblems = defineProblems({
  'file.missing': { status: 400, zh: '请求中没有文件', en: 'The request carries no file' },
  'file.empty': { status: 422, zh: '文件为空', en: 'The file is empty' },
  'file.tooLarge': { status: 413, zh: '文件过大', en: 'The file is too large' },
  'file.truncated': {
    status: 400,
    zh: '上传中断，文件不完整',
    en: 'The upload broke off; the file is not complete',
  },
  'file.typeRefused': { status: 415, zh: '不支持的文件类型', en: 'This type of file is not accepted' },
  'file.pictureInvalid': {
    status: 422,
    zh: '图片已损坏，无法解码',
    en: 'The picture is broken and cannot be decoded',
  },
  'file.pictureTooLarge': { status: 422, zh: '图片尺寸过大', en: 'The picture has too many pixels' },
  'file.digestMismatch': {
    status: 422,
    zh: '文件内容与声明的摘要不符',
    en: 'The file does not have the stated digest',
  },
});

/** What is known of a stored file. `width` and `height` in pixels, null where it is no picture. */
export const fileSchema = z.object({
  digest: digestSchema,
  size: z.number().int(),
  mediaType: z.string(),
  name: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  uploadedAt: instantSchema,
});
export type StoredFile = z.output<typeof fileSchema>;

export const uploadFile = defineRoute({
  id: 'files.upload',
  method: 'POST',
  path: '/api/v1/files',
  summary: {
    zh: '上传文件',
    en: 'Upload one file (form field "file"); the same content gives the same digest',
  },
  capability: 'files',
  access: 'session',
  query: z.object({ organization: z.string().max(100).optional(), digest: digestSchema.optional() }),
  response: fileSchema,
  // Content-addressed, so repeating it changes nothing: it needs no idempotency key.
  command: false,
  status: 201,
  requestMedia: 'multipart/form-data',
});

export const readFile = defineRoute({
  id: 'files.read',
  method: 'GET',
  path: '/api/v1/files/:digest',
  summary: { zh: '下载文件', en: 'Read a file' },
  capability: 'files',
  access: 'session',
  params: z.object({ digest: digestSchema }),
  query: z.object({ download: z.enum(['true', 'false']).optional() }),
  response: z.string().meta({ format: 'binary' }),
  command: false,
  responseMedia: 'application/octet-stream',
});

export const fileRoutes = [uploadFile, readFile] as const;
