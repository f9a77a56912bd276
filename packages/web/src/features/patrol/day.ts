import type { readPatrols } from '@sanshen/contract/patrol';
import type { RouteAnswer } from '@sanshen/contract/route';

/** The patrols of a day as the screen shows them. */
export type Day = RouteAnswer<typeof readPatrols>;
