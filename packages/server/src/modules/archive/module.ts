import type { ServerModule } from '../../platform/context.ts';
import { archiveRoutes } from './routes.ts';

/** The archive of a case and its review sheet. */
export const archiveModule: ServerModule = { name: 'archive', routes: archiveRoutes };
