import type { publicationSchema } from '@sanshen/contract/publishing';
import type { z } from 'zod';

export type Publication = z.output<typeof publicationSchema>;

const live: ReadonlySet<Publication['status']> = new Set([
  'begun',
  'accepted',
  'handedOver',
  'done',
  'takedownBegun',
]);

/** True for a publication that stands in the way of another on its channel. */
export function occupies({ status }: Publication): boolean {
  return live.has(status);
}
