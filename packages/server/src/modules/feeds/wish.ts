import { z } from 'zod';

/** A wish to subscribe or to end it, until its callback has confirmed it. */
export const wishSchema = z.object({
  channel: z.string(),
  kind: z.enum(['atom', 'rss']),
  mode: z.enum(['subscribe', 'unsubscribe']),
  callback: z.string(),
  lease: z.number(),
  /** Sealed, in base64. */
  secret: z.string().nullable(),
});
export type Wish = z.output<typeof wishSchema>;
