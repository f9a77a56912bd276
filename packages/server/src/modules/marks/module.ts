import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { ServerModule } from '../../platform/context.ts';
import { registerStreamRule } from '../ledger/public.ts';
import { grantOf } from '../organization/public.ts';
import { onDecision } from '../review/public.ts';
import { closeEngine } from './engine.ts';
import { libraryRoutes } from './library/routes.ts';
import { markRoutes } from './routes.ts';
import { askForPictures, runPictures } from './run-pictures.ts';

registerStreamRule('marks', async ({ db, clock }, person, id) => {
  const organization = brandId<OrganizationId>(id);
  return (await grantOf(db, person, organization, 'readLedger', clock.now())) !== null;
});

// Every picture is looked at as soon as the text that holds it is saved.
onDecision(async (trx, { after, events, head }) => {
  if (after.manuscript !== null && events.some(({ kind }) => kind === 'revised'))
    await askForPictures(trx, after.manuscript);
  return head;
});

/** §3 Marks: the library that an organisation inherits, what is found in pictures, and rulings on it. */
export const marksModule: ServerModule = {
  name: 'marks',
  routes(app, context) {
    libraryRoutes(app, context);
    markRoutes(app, context);
    app.addHook('onClose', () => closeEngine(context));
  },
  tasks: (context) => ({ 'marks.check': (payload) => runPictures(context, payload) }),
};
