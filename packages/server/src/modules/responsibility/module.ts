import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { letterProjection } from './record.ts';
import { responsibilityRoutes } from './routes.ts';

registerProjection(letterProjection);

/** Responsibility letters (责任书, §11): who took what upon himself towards whom, and where that is lacking. */
export const responsibilityModule: ServerModule = {
  name: 'responsibility',
  routes: responsibilityRoutes,
};
