import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { calendarProjection } from './record.ts';
import { calendarRoutes } from './routes.ts';

registerProjection(calendarProjection);

/** 排期日历: key dates, plans, and what is in their way. */
export const calendarModule: ServerModule = { name: 'calendar', routes: calendarRoutes };
