import type { ServerModule } from '../../platform/context.ts';
import { archiveRoutes } from './routes.ts';
import { makeYear } from './year/make-year.ts';
import { yearRoutes } from './year/routes.ts';

/** The archive of a case and its review sheet, and everything of a unit and a year in one file. */
export const archiveModule: ServerModule = {
  name: 'archive',
  routes: (app, context) => {
    archiveRoutes(app, context);
    yearRoutes(app, context);
  },
  tasks: (context) => ({
    'archive.makeYear': async (payload, { attempt }) => {
      // Written by askForYear and by nothing else.
      await makeYear(context, (payload as { readonly archive: string }).archive, attempt);
    },
  }),
};
