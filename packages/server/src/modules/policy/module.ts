import type { ServerModule } from '../../platform/context.ts';
import { policyRoutes } from './routes.ts';

/** Rule books: what is in force where, filing, comparing, choosing a procedure. */
export const policyModule: ServerModule = { name: 'policy', routes: policyRoutes };
