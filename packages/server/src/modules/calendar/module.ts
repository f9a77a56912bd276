import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { registerIdeaOrigin } from '../planning/public.ts';
import { isEntryOf } from './entry-store.ts';
import { calendarProjection } from './record.ts';
import { calendarRoutes } from './routes.ts';

registerProjection(calendarProjection);
registerIdeaOrigin('calendarEntry', (trx, { id, organization }) => isEntryOf(trx, id, organization));

/** 排期日历: key dates, plans, and what is in their way. */
export const calendarModule: ServerModule = { name: 'calendar', routes: calendarRoutes };
