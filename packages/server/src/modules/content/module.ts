import multipart from '@fastify/multipart';
import type { ServerModule } from '../../platform/context.ts';
import { onDecision } from '../review/public.ts';
import { mayReadFileOfManuscript } from './file-access.ts';
import { keepEvidence } from './keep-evidence.ts';
import { contentRoutes, importRoutes } from './routes.ts';

onDecision(keepEvidence);

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
