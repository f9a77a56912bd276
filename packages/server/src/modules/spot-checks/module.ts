import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { spotCheckProjection } from './record.ts';
import { spotCheckRoutes } from './routes.ts';

registerProjection(spotCheckProjection);

/** 抽查 (§12): samples of what was published, looked at by two who know nothing of each other. */
export const spotChecksModule: ServerModule = { name: 'spotChecks', routes: spotCheckRoutes };
