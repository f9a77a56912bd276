import type { manuscriptListLineSchema } from '@sanshen/contract/content-list';
import type { z } from 'zod';

/** One line of the list. */
export type Line = z.output<typeof manuscriptListLineSchema>;
