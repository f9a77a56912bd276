import type { ServerModule } from '../../platform/context.ts';
import { commandRoutes } from './command-routes.ts';
import { readingRoutes } from './routes.ts';

/** Organisations, offices, people and who may see what. */
export const organizationModule: ServerModule = {
  name: 'organization',
  routes: (app, context) => {
    readingRoutes(app, context);
    commandRoutes(app, context);
  },
};
