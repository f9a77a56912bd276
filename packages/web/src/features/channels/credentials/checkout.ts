import type { listCheckouts } from '@sanshen/contract/channels-credentials';
import type { RouteAnswer } from '@sanshen/contract/route';

/** One check-out as it is shown. */
export type Checkout = RouteAnswer<typeof listCheckouts>['items'][number];
