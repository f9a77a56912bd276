import { z } from 'zod';
import { defineRoute, digestSchema } from './route.ts';

/** A run of letters that stands in both texts, punctuation and layout apart; offsets are UTF-16 units of each plain text. */
export const passageSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  otherStart: z.number().int(),
  otherEnd: z.number().int(),
  otherText: z.string(),
  /** A little of what stands before and behind it there. */
  otherBefore: z.string(),
  otherAfter: z.string(),
});

export const similarTextSchema = z.object({
  kind: z.enum(['workDraft', 'earlierArticle']),
  /** 0 to 1: how much of this article stands there. */
  share: z.number(),
  /** The uploaded file; null for an article. */
  file: z.object({ digest: digestSchema, name: z.string() }).nullable(),
  /** The other article; null for a file, and where I may not read that article: then nothing but the share is said of it. */
  manuscript: z
    .object({ manuscript: z.string(), title: z.string(), organizationName: z.string() })
    .nullable(),
  passages: z.array(passageSchema),
});

export const readSimilar = defineRoute({
  id: 'checks.similar',
  capability: 'checks',
  access: 'session',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/checks/similar',
  summary: {
    zh: '与工作稿、已有稿件的重复',
    en: 'How much of the newest text stands in the uploaded work draft and in earlier articles, with the passages that I may read',
  },
  params: z.object({ manuscript: z.uuid() }),
  response: z.object({
    digest: digestSchema.nullable(),
    /** False until the saved text was compared. */
    compared: z.boolean(),
    /** The greatest share first. */
    texts: z.array(similarTextSchema),
  }),
  command: false,
});

export const similarRoutes = [readSimilar] as const;
