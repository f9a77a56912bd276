import { z } from 'zod';
import { manuscriptLineSchema, phaseSchema } from './content-schemas.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, instantSchema, localizedTextSchema, noContent, pageOf, pageQuery } from './route.ts';

export const listProblems = defineProblems({
  'content.tooManyViews': {
    status: 422,
    zh: '最多保存 50 个视图，请先删除不用的视图。',
    en: 'At most 50 views can be saved; delete one that you do not use.',
  },
  'content.exportTooLarge': {
    status: 422,
    zh: '一次最多导出 5000 篇稿件，请缩小范围后再导出。',
    en: 'At most 5000 manuscripts go into one file; narrow the list and export again.',
  },
});

export const sourceFormSchema = z.enum(['original', 'adapted', 'repost', 'workDraft']);

/** Several values of a query member in one, set apart by commas: `drafting,returned`. */
function severalOf<Item extends z.ZodType<string, string>>(item: Item) {
  return z
    .string()
    .max(2000)
    .transform((text) => text.split(',').filter((one) => one !== ''))
    .pipe(z.array(item).min(1).max(30));
}

/** What a list of manuscripts can be narrowed by; the members of a saved view. */
const filters = {
  organization: z.string().max(100).optional(),
  /** With everything below the organisation. */
  subtree: z.enum(['true', 'false']).optional(),
  /** `me`: what I wrote, wherever I am in office now. */
  author: z.literal('me').optional(),
  /** One or several, set apart by commas; so are `topic`, `form`, `importance` and `channel`. */
  phase: severalOf(phaseSchema).optional(),
  topic: severalOf(z.string().max(100)).optional(),
  form: severalOf(sourceFormSchema).optional(),
  importance: severalOf(z.string().max(100)).optional(),
  channel: severalOf(z.string().max(100)).optional(),
  /** The author's id. */
  person: z.string().max(100).optional(),
  changedFrom: instantSchema.optional(),
  /** Half-open: what changed at this instant is not in it. */
  changedTo: instantSchema.optional(),
  /** An office that a seat waits for. */
  waitingFor: z.string().max(100).optional(),
  /** Words or parts of words, set apart by spaces; all must occur. */
  q: z.string().trim().max(200).optional(),
  /** Newest change first, newest first, or what is due first (then only what waits in review is listed). */
  sort: z.enum(['changed', 'created', 'due']).optional(),
};

const oneScope = ({ organization, author }: { organization?: unknown; author?: unknown }) =>
  (organization === undefined) !== (author === undefined);
const oneScopeMessage = 'exactly one of organization and author';

/** Where something was found: half-open ranges in UTF-16 units. */
const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]));

export const highlightsSchema = z.object({
  /** In the line's title. */
  title: rangesSchema,
  /** The text around the first places; empty when the words stand in the title only or the text may not be read. */
  excerpt: z.string(),
  excerptRanges: rangesSchema,
  /** `words`: every word of the query is a word of the text. `characters`: the characters occur, though not as words. */
  matchedBy: z.enum(['words', 'characters']),
});

export const waitingSchema = z.object({
  stage: z.string(),
  stageName: localizedTextSchema,
  seat: z.string(),
  seatName: localizedTextSchema,
  /** Where the seat's office is looked for. */
  organization: z.string(),
  /** Any of these can take it. */
  offices: z.array(z.string()),
  since: instantSchema,
});

/** One line of the list of manuscripts. */
export const manuscriptListLineSchema = manuscriptLineSchema.extend({
  organizationName: z.string(),
  authorName: z.string(),
  form: sourceFormSchema.nullable(),
  channels: z.array(z.object({ channel: z.string(), name: z.string(), platform: z.string() })),
  /** When it is to appear; null as soon as it is released. */
  schedule: instantSchema.nullable(),
  /** The seats that wait; empty unless it is in review. */
  waiting: z.array(waitingSchema),
  dueAt: instantSchema.nullable(),
  /** Null without `q`. */
  highlights: highlightsSchema.nullable(),
});

export const listManuscripts = defineRoute({
  id: 'content.list',
  method: 'GET',
  path: '/api/v1/manuscripts',
  summary: {
    zh: '稿件列表与全文检索',
    en: 'Manuscripts of an organisation (subtree=true: and below it), or my own (author=me), with filters and full-text search; exactly one of the two scopes is named',
  },
  capability: 'content',
  access: 'session',
  query: pageQuery.extend(filters).refine(oneScope, oneScopeMessage),
  response: pageOf(manuscriptListLineSchema).extend({
    /** How many there are in all, counted up to 10000; null on pages after the first. */
    count: z.object({ value: z.number().int(), more: z.boolean() }).nullable(),
  }),
  command: false,
});

export const exportManuscripts = defineRoute({
  id: 'content.export',
  method: 'POST',
  path: '/api/v1/manuscripts/export',
  summary: {
    zh: '导出稿件列表为 Excel',
    en: 'The list as an .xlsx file: of the named manuscripts, or of everything that a query of the list finds (5000 at most)',
  },
  capability: 'content',
  access: 'session',
  body: z
    .object({
      ids: z.array(z.uuid()).min(1).max(5000).optional(),
      /** The list's query string, without cursor and limit. */
      query: z.object(filters).refine(oneScope, oneScopeMessage).optional(),
      language: z.enum(['zh', 'en']).default('zh'),
    })
    .refine(
      ({ ids, query }) => (ids === undefined) !== (query === undefined),
      'exactly one of ids and query',
    ),
  response: z.string().meta({ format: 'binary' }),
  // Only reads; a body because thousands of ids do not fit into an address.
  command: false,
  responseMedia: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

export const viewSchema = z.object({
  view: z.string(),
  name: z.string(),
  /** The list's query string as the address bar has it. */
  query: z.string(),
  createdAt: instantSchema,
});

export const listViews = defineRoute({
  id: 'content.views',
  method: 'GET',
  path: '/api/v1/views',
  summary: { zh: '我保存的视图', en: 'My saved views of the list of manuscripts, by name' },
  capability: 'content',
  access: 'session',
  response: z.object({ items: z.array(viewSchema) }),
  command: false,
});

export const saveView = defineRoute({
  id: 'content.saveView',
  method: 'POST',
  path: '/api/v1/views',
  summary: { zh: '保存视图', en: 'Save a view; one of the same name is replaced' },
  capability: 'content',
  access: 'session',
  body: z.object({ name: z.string().trim().min(1).max(100), query: z.string().max(2000) }),
  response: viewSchema,
  command: true,
  status: 201,
});

export const deleteView = defineRoute({
  id: 'content.deleteView',
  method: 'DELETE',
  path: '/api/v1/views/:view',
  summary: { zh: '删除视图', en: 'Delete a saved view of mine' },
  capability: 'content',
  access: 'session',
  params: z.object({ view: z.uuid() }),
  response: noContent,
  command: true,
  status: 204,
});

export const contentListRoutes = [
  listManuscripts,
  exportManuscripts,
  listViews,
  saveView,
  deleteView,
] as const;
