import { z } from 'zod';
import { contentSchema, platformIssueSchema } from './content-schemas.ts';
import { defineProblems } from './problem.ts';
import { defineRoute, localizedTextSchema } from './route.ts';

export const previewProblems = defineProblems({
  'preview.bodyRefused': {
    status: 422,
    zh: '正文无法按该平台的样式显示。',
    en: 'The body has no form on this platform.',
  },
});

/** Where a figure comes from, and whether it was seen in the platform's own documents. */
const figureSchema = z.object({
  value: z.number().int(),
  /** `units`: UTF-16 code units, as JavaScript counts; `characters`: what people count. */
  unit: z.enum(['characters', 'units', 'bytes', 'pictures', 'pixels']),
  /** `refused`: more is refused. `warned`: more is said, since the figure is a habit and no rule. */
  excess: z.enum(['refused', 'warned']),
  /** The platform's own documents say so; otherwise it is a setting that may be wrong. */
  verified: z.boolean(),
  source: localizedTextSchema,
});
export type PlatformFigure = z.output<typeof figureSchema>;

export const platformSchema = z.object({
  platform: z.string(),
  name: localizedTextSchema,
  limits: z.object({
    titleMax: figureSchema.nullable(),
    bylineMax: figureSchema.nullable(),
    summaryMax: figureSchema.nullable(),
    /** Of the text that people read, or of the platform's HTML: see `bodyCounts`. */
    bodyMax: figureSchema.nullable(),
    bodyCounts: z.enum(['text', 'html']),
    pictureMaxBytes: figureSchema.nullable(),
    /** Pictures in one article. */
    picturesMax: figureSchema.nullable(),
    coverMaxBytes: figureSchema.nullable(),
    coverMinWidth: figureSchema.nullable(),
  }),
  cover: z.object({
    required: z.boolean(),
    /** Width by height, as `2.35`; null where none is known. */
    ratio: z.number().nullable(),
    ratioVerified: z.boolean(),
    mediaTypes: z.array(z.string()),
  }),
  pictures: z.object({ required: z.boolean(), mediaTypes: z.array(z.string()) }),
  /** What becomes of links in the body. */
  links: localizedTextSchema,
});

export const listPlatforms = defineRoute({
  id: 'preview.platforms',
  method: 'GET',
  path: '/api/v1/platforms',
  summary: {
    zh: '各平台的限制',
    en: 'What each platform takes: lengths, sizes, covers; each figure with its source and whether it is verified',
  },
  capability: 'preview',
  access: 'session',
  response: z.object({ items: z.array(platformSchema) }),
  command: false,
});

const previewSchema = z.object({
  platform: z.string(),
  channel: z.string(),
  channelName: z.string(),
  title: z.string(),
  byline: z.string(),
  summary: z.string(),
  /** Address of the cover; null for none. */
  cover: z.string().nullable(),
  /** The body as this platform would show it: sanitised, pictures as /api/v1/files/…. For a sandboxed frame. */
  html: z.string(),
  issues: z.array(platformIssueSchema),
});

export const previewManuscript = defineRoute({
  id: 'preview.manuscript',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/preview',
  summary: { zh: '预览稿件', en: "The newest text as a channel's platform would show it" },
  capability: 'preview',
  access: 'session',
  params: z.object({ manuscript: z.uuid() }),
  query: z.object({ channel: z.string().max(100) }),
  response: previewSchema,
  command: false,
});

export const previewContent = defineRoute({
  id: 'preview.content',
  method: 'POST',
  path: '/api/v1/previews',
  summary: {
    zh: '预览未保存的内容',
    en: "A text that is not saved yet, as a channel's platform would show it",
  },
  capability: 'preview',
  access: 'session',
  body: z.object({ content: contentSchema, channel: z.string().max(100) }),
  response: previewSchema,
  // Keeps nothing.
  command: false,
});

export const previewRoutes = [listPlatforms, previewManuscript, previewContent] as const;
