import { z } from 'zod';
import { localizedTextSchema } from './route.ts';

/** Pixels of the picture as people see it, after its EXIF rotation: x, y, width, height. */
const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const shared = {
  /** Digest of the file. */
  file: z.string(),
  /** Which picture of the text it is, counted from 1; 0 = the cover. */
  number: z.number().int(),
};

/** Where a finding stands in a picture. */
export const picturePlaceSchema = z.object({
  ...shared,
  width: z.number().int(),
  height: z.number().int(),
  /** One for each line that the words run over. */
  boxes: z.array(boxSchema),
});

export type PicturePlace = z.output<typeof picturePlaceSchema>;

export const checkedPictureSchema = z.object({
  ...shared,
  alt: z.string(),
  state: z.enum(['waiting', 'read', 'unreadable']),
  /** Why it could not be read. */
  problem: localizedTextSchema.nullable(),
  /** Size in pixels; null until it was read. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Characters that were read in it. */
  characters: z.number().int(),
  /** What its QR codes say. */
  codes: z.array(z.object({ text: z.string(), box: boxSchema })),
});

/** What was read in the pictures of a text. */
export const checkedPicturesSchema = z.object({
  /** `none`: the text has no pictures; `stopped`: somebody ended the reading. */
  state: z.enum(['none', 'waiting', 'running', 'done', 'failed', 'stopped']),
  /** Per cent. */
  progress: z.number().int().min(0).max(100),
  pictures: z.array(checkedPictureSchema),
});
