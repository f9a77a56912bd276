import type { readPracticeSession } from '@sanshen/contract/practice';
import type { RouteAnswer } from '@sanshen/contract/route';

/** An exercise as the server tells it. */
export type Exercise = RouteAnswer<typeof readPracticeSession>;
