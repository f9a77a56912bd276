import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { registerStreamRule } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { onDecision } from '../review/public.ts';
import { engineOf } from './engine.ts';
import { registerRoutes } from './registers/routes.ts';
import { checkRoutes } from './routes.ts';
import { checkRuleRoutes } from './rule-routes.ts';
import { askForCheck, runCheck } from './run-check.ts';

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
    app.addHook('onClose', () => engineOf(context).close());
  },
  tasks: (context) => ({
    'checks.check': (payload) => runCheck(context, payload),
  }),
};
