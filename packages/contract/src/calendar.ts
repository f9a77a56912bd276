import { conflictKinds, importProblemCodes, localDateKinds } from '@sanshen/domain/calendar';
import { channelPlatforms, channelStatuses } from '@sanshen/domain/channels';
import { z } from 'zod';
import { phaseSchema } from './content.ts';
import { publicationStatuses } from './publishing.ts';
import { defineRoute, instantSchema, localizedTextSchema, noContent } from './route.ts';
import { keyDateKinds } from './workbench.ts';

const id = z.string().min(1).max(100);
const day = z.iso.date();
const title = z.string().trim().min(1).max(200);
const note = z.string().trim().max(1000);
const tags = { capability: 'calendar', access: 'session' } as const;
const ofOrganization = z.object({ organization: id });
const ofEntry = z.object({ entry: z.uuid() });

/** Days of one reading at most. */
export const longestSpan = 100;
const span = z.object({ from: day, to: day });

export const calendarDateSchema = z.object({
  id: z.string(),
  /** Shipped with the product, or put on the calendar by a unit. */
  source: z.enum(['shipped', 'unit']),
  kind: z.enum([...keyDateKinds, ...localDateKinds]),
  name: localizedTextSchema,
  from: day,
  /** Belongs to it. */
  to: day,
  note: z.string(),
  organizationName: z.string().nullable(),
  mourning: z.boolean(),
  mayRemove: z.boolean(),
});

export const calendarItemSchema = z.object({
  id: z.string(),
  /** A plan of the unit, a manuscript with a schedule of its own, or a publication. */
  kind: z.enum(['entry', 'manuscript', 'publication']),
  title: z.string(),
  note: z.string(),
  at: instantSchema,
  channel: z.string().nullable(),
  manuscript: z.string().nullable(),
  phase: phaseSchema.nullable(),
  status: z.enum(publicationStatuses).nullable(),
  idea: z.string().nullable(),
  campaign: z.string().nullable(),
  campaignTitle: z.string().nullable(),
  /** To be sent back when it is changed; null for what is not planned here. */
  version: z.number().int().nullable(),
  mayMove: z.boolean(),
  past: z.boolean(),
});

export const conflictSchema = z.object({
  kind: z.enum(conflictKinds),
  item: z.string(),
  /** The other post of two that are too near. */
  other: z.string().nullable(),
  /** What it is, in one sentence. */
  text: localizedTextSchema,
  clause: z.string().nullable(),
});

export const calendarSchema = z.object({
  from: day,
  to: day,
  /** Today in China. */
  today: day,
  frozen: z.boolean(),
  rules: z.object({
    minimumMinutes: z.number().int(),
    quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
    clause: z.string(),
  }),
  channels: z.array(
    z.object({
      channel: z.string(),
      name: z.string(),
      platform: z.enum(channelPlatforms),
      status: z.enum(channelStatuses),
    }),
  ),
  dates: z.array(calendarDateSchema),
  items: z.array(calendarItemSchema),
  conflicts: z.array(conflictSchema),
  /** There is more in these days than is shown. */
  more: z.boolean(),
  mayPlan: z.boolean(),
  mayKeepDates: z.boolean(),
});
export type Calendar = z.output<typeof calendarSchema>;

export const readCalendar = defineRoute({
  ...tags,
  id: 'calendar.read',
  method: 'GET',
  path: '/api/v1/organizations/:organization/calendar',
  summary: {
    zh: '排期日历：节点、排期、定时稿件、已发布内容和冲突',
    en: 'The calendar of a unit: key dates, plans, scheduled manuscripts, publications, and what is in conflict',
  },
  params: ofOrganization,
  query: span,
  response: calendarSchema,
  command: false,
});

export const exportCalendar = defineRoute({
  ...tags,
  id: 'calendar.export',
  method: 'GET',
  path: '/api/v1/organizations/:organization/calendar.ics',
  summary: { zh: '导出日历（iCalendar）', en: 'The calendar as iCalendar (RFC 5545)' },
  params: ofOrganization,
  query: span,
  response: z.string(),
  command: false,
  responseMedia: 'text/calendar',
});

export const planEntry = defineRoute({
  ...tags,
  id: 'calendar.plan',
  method: 'POST',
  path: '/api/v1/organizations/:organization/calendar/entries',
  summary: { zh: '排期', en: 'Plan something for a time and a channel' },
  params: ofOrganization,
  body: z.strictObject({
    title,
    note: note.default(''),
    at: instantSchema,
    channel: id.nullable(),
    idea: z.uuid().nullable().default(null),
    campaign: z.uuid().nullable().default(null),
    manuscript: z.uuid().nullable().default(null),
  }),
  response: z.object({ entry: z.string() }),
  command: true,
  status: 201,
});

const version = z.number().int().min(1);

export const moveEntry = defineRoute({
  ...tags,
  id: 'calendar.move',
  method: 'POST',
  path: '/api/v1/calendar/entries/:entry/move',
  summary: { zh: '改期或换账号', en: 'Move a plan to another time or channel' },
  params: ofEntry,
  body: z.strictObject({ at: instantSchema, channel: id.nullable(), version }),
  response: z.object({ version }),
  command: true,
});

export const linkEntry = defineRoute({
  ...tags,
  id: 'calendar.link',
  method: 'POST',
  path: '/api/v1/calendar/entries/:entry/manuscript',
  summary: { zh: '把排期与稿件关联', en: 'Say which manuscript a plan has become' },
  params: ofEntry,
  body: z.strictObject({ manuscript: z.uuid().nullable(), version }),
  response: z.object({ version }),
  command: true,
});

export const dropEntry = defineRoute({
  ...tags,
  id: 'calendar.drop',
  method: 'POST',
  path: '/api/v1/calendar/entries/:entry/drop',
  summary: { zh: '取消排期', en: 'Drop a plan' },
  params: ofEntry,
  body: z.strictObject({ version }),
  response: noContent,
  command: true,
  status: 204,
});

const localDateSchema = z
  .strictObject({
    name: title,
    kind: z.enum(localDateKinds),
    from: day,
    to: day,
    note: note.default(''),
    /** Its id in the file that it comes from: importing twice makes it once. */
    uid: z.string().min(1).max(300).nullable().default(null),
  })
  .refine(({ from, to }) => from <= to, 'the end does not come before the beginning');

export const addDates = defineRoute({
  ...tags,
  id: 'calendar.addDates',
  method: 'POST',
  path: '/api/v1/organizations/:organization/calendar/dates',
  summary: { zh: '登记本地节点', en: 'Put local dates on the calendar of a unit and all below it' },
  params: ofOrganization,
  body: z.strictObject({ dates: z.array(localDateSchema).min(1).max(2000) }),
  response: z.object({ added: z.number().int(), known: z.number().int() }),
  command: true,
  status: 201,
});

export const removeDate = defineRoute({
  ...tags,
  id: 'calendar.removeDate',
  method: 'POST',
  path: '/api/v1/calendar/dates/:date/remove',
  summary: { zh: '删除本地节点', en: 'Take a local date off the calendar' },
  params: z.object({ date: z.uuid() }),
  response: noContent,
  command: true,
  status: 204,
});

export const previewImport = defineRoute({
  ...tags,
  id: 'calendar.previewImport',
  method: 'POST',
  path: '/api/v1/organizations/:organization/calendar/imports',
  summary: {
    zh: '预读 iCalendar 文件，不登记',
    en: 'What an iCalendar file holds, and what in it was not understood; nothing is kept',
  },
  params: ofOrganization,
  body: z.strictObject({ text: z.string().max(600_000) }),
  response: z.object({
    dates: z.array(
      z.object({
        uid: z.string(),
        name: z.string(),
        note: z.string(),
        from: day,
        to: day,
        known: z.boolean(),
      }),
    ),
    problems: z.array(
      z.object({
        code: z.enum(importProblemCodes),
        line: z.number().int().nullable(),
        name: z.string().nullable(),
        text: localizedTextSchema,
      }),
    ),
  }),
  command: false,
});

const feedSchema = z.object({
  feed: z.string(),
  organization: z.string(),
  organizationName: z.string(),
  createdAt: instantSchema,
  lastReadAt: instantSchema.nullable(),
});

export const listFeeds = defineRoute({
  ...tags,
  id: 'calendar.feeds',
  method: 'GET',
  path: '/api/v1/calendar/feeds',
  summary: {
    zh: '我的日历订阅地址',
    en: 'My feed addresses that are in force; the addresses themselves are not kept',
  },
  response: z.object({ items: z.array(feedSchema) }),
  command: false,
});

export const openFeed = defineRoute({
  ...tags,
  id: 'calendar.openFeed',
  method: 'POST',
  path: '/api/v1/organizations/:organization/calendar/feeds',
  summary: {
    zh: '生成日历订阅地址（只显示一次）',
    en: 'Make a secret address by which a calendar program reads the calendar; shown once',
  },
  params: ofOrganization,
  response: z.object({ feed: z.string(), address: z.string() }),
  command: true,
  status: 201,
});

export const revokeFeed = defineRoute({
  ...tags,
  id: 'calendar.revokeFeed',
  method: 'POST',
  path: '/api/v1/calendar/feeds/:feed/revoke',
  summary: { zh: '撤销日历订阅地址', en: 'Revoke a feed address' },
  params: z.object({ feed: z.uuid() }),
  response: noContent,
  command: true,
  status: 204,
});

export const calendarRoutes = [
  readCalendar,
  exportCalendar,
  planEntry,
  moveEntry,
  linkEntry,
  dropEntry,
  addDates,
  removeDate,
  previewImport,
  listFeeds,
  openFeed,
  revokeFeed,
] as const;
