import multipart from '@fastify/multipart';
import type { ServerModule } from '../../platform/context.ts';
import { mayReadFileOfManuscript } from './file-access.ts';
import { contentRoutes, importRoutes } from './routes.ts';

/** Manuscripts and their revisions. */
export const contentModule: ServerModule = {
  name: 'content',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadFileOfManuscript(context, person, file));
    contentRoutes(app, context);
    app.register(async (scope) => {
      await scope.register(multipart);
      importRoutes(scope, context);
    });
  },
};
