import type { ServerModule } from '../../platform/context.ts';
import { previewRoutes } from './routes.ts';

/** What platforms take, and how a text will look there. Keeps nothing. */
export const previewModule: ServerModule = { name: 'preview', routes: previewRoutes };
