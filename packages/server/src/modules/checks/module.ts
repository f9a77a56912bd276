import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { registerStreamRule } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { onDecision } from '../review/public.ts';
import { engineOf } from './engine.ts';
import { askModel, purgeOldAnswers } from './model/ask-model.ts';
import { allowModelOrigins } from './model/model-origins.ts';
import { modelRoutes } from './model/routes.ts';
import { closeReader } from './pictures/reader-of.ts';
import { runPictures } from './pictures/run-pictures.ts';
import { registerRoutes } from './registers/routes.ts';
import { checkRoutes } from './routes.ts';
import { checkRuleRoutes } from './rule-routes.ts';
import { askForCheck, runCheck } from './run-check.ts';
import { hasBacklog, workOffBacklog } from './similarity/print-store.ts';

registerStreamRule('checks', async ({ db, clock }, person, id) => {
  const organization = brandId<OrganizationId>(id);
  return (await grantOf(db, person, organization, 'readLedger', clock.now())) !== null;
});

// Every text is checked as soon as it is saved.
onDecision(async (trx, { after, events, head }) => {
  if (after.manuscript !== null && events.some(({ kind }) => kind === 'revised'))
    await askForCheck(trx, after.manuscript);
  return head;
});

/** What machines find in texts: checks of every revision and of what is being written, rulings, precision, registers. */
export const checksModule: ServerModule = {
  name: 'checks',
  routes(app, context) {
    checkRoutes(app, context);
    checkRuleRoutes(app, context);
    registerRoutes(app, context);
    modelRoutes(app, context);
    allowModelOrigins(context, process.env.SANSHEN_MODEL_ORIGINS);
    app.addHook('onClose', async () => {
      await Promise.all([engineOf(context).close(), closeReader(context)]);
    });
  },
  // Texts from before the archive's prints are read beside the daily work; until then nobody's passages are found in them.
  async start({ db }) {
    if (!(await hasBacklog(db))) return;
    await db
      .transaction()
      .execute((trx) => enqueue(trx, 'checks.printTexts', {}, { jobKey: 'checks.printTexts' }));
  },
  tasks: (context) => ({
    'checks.check': (payload) => runCheck(context, payload),
    'checks.readPictures': (payload) => runPictures(context, payload),
    'checks.askModel': (payload) => askModel(context, payload),
    'checks.purgeModelAnswers': async () => purgeOldAnswers(context),
    'checks.printTexts': async () => workOffBacklog(context.db),
  }),
  schedule: [{ task: 'checks.purgeModelAnswers', cron: '23 4 * * *' }],
};
