import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { onOrganizationDecision } from '../organization/public.ts';
import { followEnds } from './follow-people.ts';
import { qualificationRoutes, selectionRoutes } from './routes.ts';
import { lookAfterSelections } from './selection/look-after.ts';
import { selectionProjection } from './selection/record.ts';
import { lookAtPerson, purgeNotices, warnOfEnds } from './warn.ts';

registerProjection(selectionProjection);

/** Qualification (§10): certificate, employment and appointment, what ends when, who is uncovered where; and the selection of people. */
export const qualificationModule: ServerModule = {
  name: 'qualification',
  routes(app, context) {
    qualificationRoutes(app, context);
    selectionRoutes(app, context);
  },
  async start() {
    onOrganizationDecision(followEnds);
  },
  tasks: (context) => ({
    'qualification.warn': async () => {
      await warnOfEnds(context);
      await purgeNotices(context);
      await lookAfterSelections(context);
    },
    'qualification.look': (payload) => lookAtPerson(context, payload),
  }),
  // 07:35 in China: before the day's work.
  schedule: [{ task: 'qualification.warn', cron: '35 23 * * *' }],
};
