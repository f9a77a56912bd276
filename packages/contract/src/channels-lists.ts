import { channelPlatforms } from '@sanshen/domain/channels';
import { z } from 'zod';
import { defineProblems } from './problem.ts';
import { defineRoute, localizedTextSchema } from './route.ts';

export const channelRegisterProblems = defineProblems({
  'channels.listUnreadable': {
    status: 422,
    zh: '文件无法读取，请使用下载的模板（XLSX 或 UTF-8 的 CSV）',
    en: 'The file cannot be read; use the template (XLSX, or CSV in UTF-8)',
  },
  'channels.listTooLong': {
    status: 422,
    zh: '一次最多导入 2000 行',
    en: 'A list may have 2000 rows at most',
  },
  'channels.reportTooLong': {
    status: 422,
    zh: '账号过多，请按下级单位分别导出',
    en: 'There are too many channels for one report; make one for each unit below',
  },
});

const tags = { capability: 'channels', access: 'session' } as const;
const get = { ...tags, method: 'GET', command: false } as const;
const ofOrganization = { params: z.object({ organization: z.string().min(1).max(100) }) } as const;

const reportQuery = z.object({
  below: z.enum(['true', 'false']).default('true'),
  language: z.enum(['zh', 'en']).default('zh'),
});
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportRegister = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.exportRegister',
  path: '/api/v1/organizations/:organization/channel-register/report.xlsx',
  summary: { zh: '导出账号备案表（Excel）', en: 'The register report as an .xlsx file' },
  query: reportQuery,
  response: z.string(),
  responseMedia: xlsx,
});

export const printRegister = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.printRegister',
  path: '/api/v1/organizations/:organization/channel-register/report.pdf',
  summary: { zh: '打印账号备案表（PDF）', en: 'The register report as a PDF' },
  query: reportQuery,
  response: z.string(),
  responseMedia: 'application/pdf',
});

export const channelListTemplate = defineRoute({
  ...get,
  ...ofOrganization,
  id: 'channels.listTemplate',
  path: '/api/v1/organizations/:organization/channel-register/template.xlsx',
  summary: { zh: '账号清单导入模板', en: 'The template for a list of channels' },
  response: z.string(),
  responseMedia: xlsx,
});

/** What reading a list of channels found; nothing is entered while there is a problem. */
export const channelListPlanSchema = z.object({
  rows: z.number().int(),
  ready: z.number().int(),
  known: z.number().int(),
  problems: z.array(z.object({ row: z.number().int(), column: z.string(), message: localizedTextSchema })),
  channels: z.array(
    z.object({
      row: z.number().int(),
      platform: z.enum(channelPlatforms),
      name: z.string(),
      handle: z.string(),
      organizationName: z.string(),
    }),
  ),
  applied: z.boolean(),
});

export const planChannelList = defineRoute({
  ...tags,
  ...ofOrganization,
  id: 'channels.planList',
  method: 'POST',
  path: '/api/v1/organizations/:organization/channel-register/plan',
  summary: { zh: '试读账号清单', en: 'Dry run of a list of channels: every problem by row, nothing changes' },
  response: channelListPlanSchema,
  command: false,
  requestMedia: 'multipart/form-data',
});

export const importChannelList = defineRoute({
  ...tags,
  ...ofOrganization,
  id: 'channels.importList',
  method: 'POST',
  path: '/api/v1/organizations/:organization/channel-register/import',
  summary: { zh: '导入账号清单', en: 'Enter a list of channels that are kept already; all or nothing' },
  response: channelListPlanSchema,
  command: true,
  requestMedia: 'multipart/form-data',
});

/** The register as files: its report, and lists that were kept before. */
export const channelListRoutes = [
  exportRegister,
  printRegister,
  channelListTemplate,
  planChannelList,
  importChannelList,
] as const;
