import { yearArchiveStatuses } from '@sanshen/domain/archive';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, noContent } from './route.ts';

export const yearArchiveProblems = defineProblems({
  'archive.yearRunning': {
    status: 409,
    zh: '这一年度的归档正在制作，请等待完成',
    en: 'The archive of this year is being made',
  },
  'archive.yearNotDone': { status: 409, zh: '归档尚未制作完成', en: 'The archive is not ready' },
  'archive.yearAhead': { status: 422, zh: '不能归档未来的年度', en: 'This year has not begun' },
  'archive.yearEnded': { status: 409, zh: '该次制作已结束', en: 'This work has ended already' },
});

const tags = { capability: 'archive', access: 'session' } as const;
const ofOrganization = z.object({ organization: z.string().min(1).max(100) });
const ofArchive = z.object({ archive: z.uuid() });

export const yearArchiveSchema = z.object({
  archive: z.string(),
  year: z.number().int(),
  status: z.enum(yearArchiveStatuses),
  askedBy: z.string(),
  askedAt: instantSchema,
  done: z.number().int(),
  total: z.number().int(),
  /** Bytes; null before it is ready. */
  size: z.number().int().nullable(),
  digest: z.string().nullable(),
  endedAt: instantSchema.nullable(),
});

export const listYearArchives = defineRoute({
  ...tags,
  id: 'archive.years',
  method: 'GET',
  path: '/api/v1/organizations/:organization/year-archives',
  summary: { zh: '年度归档', en: 'Archives of years of an organisation, the newest first' },
  params: ofOrganization,
  response: z.object({ items: z.array(yearArchiveSchema) }),
  command: false,
});

export const makeYearArchive = defineRoute({
  ...tags,
  id: 'archive.makeYear',
  method: 'POST',
  path: '/api/v1/organizations/:organization/year-archives',
  summary: {
    zh: '制作年度归档（一个文件，可脱离系统核验）',
    en: 'Have everything of a unit and a year put into one file that can be verified without the system',
  },
  params: ofOrganization,
  body: z.strictObject({ year: z.number().int().min(2000).max(2999) }),
  response: z.object({ archive: z.string() }),
  command: true,
  status: 202,
});

export const cancelYearArchive = defineRoute({
  ...tags,
  id: 'archive.cancelYear',
  method: 'POST',
  path: '/api/v1/year-archives/:archive/cancel',
  summary: { zh: '停止制作', en: 'Stop making an archive' },
  params: ofArchive,
  body: z.strictObject({}),
  response: noContent,
  command: true,
  status: 204,
});

export const readYearArchive = defineRoute({
  ...tags,
  id: 'archive.readYear',
  method: 'GET',
  path: '/api/v1/year-archives/:archive/file',
  summary: { zh: '下载年度归档', en: 'The archive of a year' },
  params: ofArchive,
  response: z.string().meta({ format: 'binary' }),
  responseMedia: 'application/x-tar',
  command: false,
});

export const yearArchiveRoutes = [
  listYearArchives,
  makeYearArchive,
  cancelYearArchive,
  readYearArchive,
] as const;
