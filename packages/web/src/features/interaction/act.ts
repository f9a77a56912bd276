import type { listActs } from '@sanshen/contract/interaction';
import type { RouteAnswer } from '@sanshen/contract/route';

/** An act as a screen shows it. */
export type Act = RouteAnswer<typeof listActs>['items'][number];
