import type { publicationSchema } from '@sanshen/contract/publishing';
import type { z } from 'zod';
import type { Publication } from './publication-store.ts';

/** A publication as the contract shows it; what the job keeps for itself stays inside. */
export function showPublication(publication: Publication): z.input<typeof publicationSchema> {
  const { id, submitStartedAt, prepared: _, ref: __, ...shown } = publication;
  return { ...shown, publication: id, submitted: submitStartedAt !== null };
}
