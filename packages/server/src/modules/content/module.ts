import multipart from '@fastify/multipart';
import { addHours } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { onDecision } from '../review/public.ts';
import { purgeDrafts } from './drafts/draft-store.ts';
import { mayReadFileOfDraft } from './drafts/read-draft.ts';
import { draftRoutes } from './drafts/routes.ts';
import { mayReadFileOfManuscript } from './file-access.ts';
import { keepEvidence } from './keep-evidence.ts';
import { contentRoutes, importRoutes } from './routes.ts';
import { listRoutes } from './search/routes.ts';
import { hasBacklog, workOffBacklog } from './search/text-store.ts';

onDecision(keepEvidence);

/** Hours for which a working copy that nobody touches is kept: 90 days. */
const keepHours = 90 * 24;

/** Manuscripts, their revisions and working copies. */
export const contentModule: ServerModule = {
  name: 'content',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadFileOfManuscript(context, person, file));
    context.fileAccess.register((person, file) => mayReadFileOfDraft(context, person, file));
    contentRoutes(app, context);
    draftRoutes(app, context);
    listRoutes(app, context);
    app.register(async (scope) => {
      await scope.register(multipart);
      importRoutes(scope, context);
    });
  },
  // Texts from before the search are read beside the daily work; until then their manuscripts are listed but not found.
  async start(context) {
    if (!(await hasBacklog(context.db))) return;
    await context.db
      .transaction()
      .execute((trx) => enqueue(trx, 'content.readTexts', {}, { jobKey: 'content.readTexts' }));
  },
  tasks: (context) => ({
    'content.readTexts': async () => workOffBacklog(context.db),
    'content.purgeDrafts': async () => purgeDrafts(context.db, addHours(context.clock.now(), -keepHours)),
  }),
  schedule: [{ task: 'content.purgeDrafts', cron: '47 3 * * *' }],
};
