import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute } from './route.ts';

export const archiveProblems = defineProblems({
  'archive.notCovered': {
    status: 409,
    zh: '这份稿件的记录尚未全部进入台账总树，请稍后再试。',
    en: 'Not every entry of this manuscript is in the ledger tree yet. Try again shortly.',
  },
  'archive.fileLost': {
    status: 500,
    zh: '归档所需的文件在文件库中缺失，请通知系统管理员。',
    en: 'A file of this case is missing from the file store. Tell the administrator.',
  },
  'archive.tooLarge': {
    status: 422,
    zh: '归档超过 2 GB，请先将视频等大文件移交线下保存。',
    en: 'The archive would be larger than 2 GB.',
  },
});

const ofManuscript = z.object({ manuscript: z.uuid() });
const tags = { method: 'GET', capability: 'archive', access: 'session', command: false } as const;
const binary = z.string().meta({ format: 'binary' });

export const readArchive = defineRoute({
  ...tags,
  id: 'archive.read',
  path: '/api/v1/manuscripts/:manuscript/archive',
  summary: {
    zh: '归档文件（全案，可脱离系统核验）',
    en: 'The whole case as one file that can be verified without the system (sanshen verify)',
  },
  params: ofManuscript,
  response: binary,
  responseMedia: 'application/zip',
});

export const readSheetPdf = defineRoute({
  ...tags,
  id: 'archive.sheetPdf',
  path: '/api/v1/manuscripts/:manuscript/sheet.pdf',
  summary: { zh: '审校登记表（PDF）', en: 'The review sheet as PDF' },
  params: ofManuscript,
  response: binary,
  responseMedia: 'application/pdf',
});

export const readSheetWord = defineRoute({
  ...tags,
  id: 'archive.sheetWord',
  path: '/api/v1/manuscripts/:manuscript/sheet.docx',
  summary: { zh: '审校登记表（Word）', en: 'The review sheet as Word document' },
  params: ofManuscript,
  response: binary,
  responseMedia: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});

export const archiveRoutes = [readArchive, readSheetPdf, readSheetWord] as const;
