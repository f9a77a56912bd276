import { z } from 'zod';
import { personSnapshotSchema } from './content-schemas.ts';
import { foundMarkSchema } from './marks-schemas.ts';
import { defineRoute, digestSchema, instantSchema, localizedTextSchema } from './route.ts';

const shared = { capability: 'marks', access: 'session' } as const;
const manuscriptParams = z.object({ manuscript: z.uuid() });

const rulingSchema = z.object({
  ruling: z.enum(['accepted', 'overruled']),
  reason: z.string(),
  by: personSnapshotSchema,
  at: instantSchema,
});
export type MarkRuling = z.output<typeof rulingSchema>;

const markFindingSchema = foundMarkSchema.extend({
  /** Stays the same in later revisions while the manuscript holds this picture. */
  id: z.string(),
  /** Seconds into a film or animation at which it is shown best; null in a still picture. */
  at: z.number().nullable(),
  /** Whether the rule book asks every signer for a ruling on it. */
  awaits: z.boolean(),
  /** One of each reviewer who ruled, the newest first. */
  rulings: z.array(rulingSchema),
  /** Mine, among them; null while I have not ruled. */
  mine: rulingSchema.nullable(),
  /** How people ruled on the same mark where this picture, or one that looks like it, stood before. */
  earlier: z.array(
    rulingSchema.extend({
      manuscript: z.string(),
      /** The very same file; otherwise one that looks like it. */
      same: z.boolean(),
    }),
  ),
});
export type MarkFinding = z.output<typeof markFindingSchema>;

export const pictureMarksSchema = z.object({
  file: digestSchema,
  kind: z.enum(['picture', 'film']),
  /** Where it stands: the cover, the body’s pictures and films each counted from 1, or a film beside the text by its name. */
  place: z.union([z.literal('cover'), z.number().int(), z.object({ attachment: z.string() })]),
  alt: z.string(),
  /** Why it could not be looked at; null if it was. */
  failed: localizedTextSchema.nullable(),
  width: z.number().int(),
  height: z.number().int(),
  marks: z.array(markFindingSchema),
});
export type PictureMarks = z.output<typeof pictureMarksSchema>;

export const readPictureMarks = defineRoute({
  ...shared,
  id: 'marks.readPictures',
  method: 'GET',
  path: '/api/v1/manuscripts/:manuscript/marks',
  summary: {
    zh: '稿件图片中的标识',
    en: 'Marks found in the pictures of the newest revision, with rulings and how people ruled on the same picture before',
  },
  params: manuscriptParams,
  response: z.object({
    manuscript: z.string(),
    digest: digestSchema.nullable(),
    state: z.enum(['none', 'waiting', 'running', 'done', 'failed']),
    done: z.number().int(),
    total: z.number().int(),
    checkedAt: instantSchema.nullable(),
    /** Pictures in their order; those without marks too. */
    pictures: z.array(pictureMarksSchema),
    mine: z.object({ rule: z.boolean() }),
  }),
  command: false,
});

export const recheckPictures = defineRoute({
  ...shared,
  id: 'marks.recheckPictures',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/marks',
  summary: { zh: '重新检查图片', en: 'Look at the pictures of the newest revision again' },
  params: manuscriptParams,
  response: z.undefined(),
  command: true,
  status: 202,
});

export const ruleOnMarks = defineRoute({
  ...shared,
  id: 'marks.rule',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/marks/rulings',
  summary: {
    zh: '对图片中的标识作出结论',
    en: 'Rule on marks in pictures: accepted means wrong, overruled means in order; everyone for himself',
  },
  params: manuscriptParams,
  body: z.strictObject({
    digest: digestSchema,
    findings: z.array(z.string().max(64)).min(1).max(100),
    ruling: z.enum(['accepted', 'overruled']),
    reason: z.string().max(2000).default(''),
  }),
  response: z.object({ ruled: z.array(z.string()) }),
  command: true,
});

export const takeBackMarkRulings = defineRoute({
  ...shared,
  id: 'marks.takeBack',
  method: 'POST',
  path: '/api/v1/manuscripts/:manuscript/marks/rulings/taken-back',
  summary: {
    zh: '撤回本人对标识的结论',
    en: 'Take my own rulings on marks back before anything is released',
  },
  params: manuscriptParams,
  body: z.strictObject({ findings: z.array(z.string().max(64)).min(1).max(100) }),
  response: z.object({ takenBack: z.array(z.string()) }),
  command: true,
});

export const markReviewRoutes = [
  readPictureMarks,
  recheckPictures,
  ruleOnMarks,
  takeBackMarkRulings,
] as const;
