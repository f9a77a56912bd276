import type { ServerModule } from '../../platform/context.ts';
import { Problem } from '../../platform/problem.ts';
import { registerProjection, registerStreamRule } from '../ledger/public.ts';
import { chaseCases } from './chase-cases.ts';
import { mayReadCaseFile } from './files.ts';
import { casesProjection } from './record.ts';
import { sealRecords } from './records/seal-records.ts';
import { casesRoutes } from './routes.ts';
import { openScene } from './scene.ts';
import { registerSources } from './sources.ts';

registerProjection(casesProjection);
registerSources();
registerStreamRule('case', async ({ db, clock }, person, id) => {
  try {
    await openScene(db, person, id, clock.now());
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
});

/** 案件 (§12): what units did or left undone, from being found to being closed, and persons held accountable. */
export const casesModule: ServerModule = {
  name: 'cases',
  routes(app, context) {
    context.fileAccess.register((person, file) => mayReadCaseFile(context, person, file));
    casesRoutes(app, context);
  },
  tasks: (context) => ({
    'cases.chase': () => chaseCases(context),
    'cases.seal': () => sealRecords(context),
  }),
  schedule: [
    { task: 'cases.chase', cron: '*/10 * * * *' },
    { task: 'cases.seal', cron: '33 19 * * *' },
  ],
};
