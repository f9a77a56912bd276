import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { followLedger } from './follow-ledger.ts';
import { freezePeriods } from './freeze-periods.ts';
import { supervisionProjection } from './record.ts';
import { supervisionRoutes } from './routes.ts';

registerProjection(supervisionProjection);

/** The clause board (§12): each clause's indicators counted from the record, months that are closed, and what lies behind each number. */
export const supervisionModule: ServerModule = {
  name: 'supervision',
  routes: supervisionRoutes,
  tasks: (context) => ({
    'supervision.follow': async () => {
      await followLedger(context);
    },
    'supervision.freeze': async () => {
      await freezePeriods(context);
    },
  }),
  schedule: [
    { task: 'supervision.follow', cron: '* * * * *' },
    // Half past two in the morning in China, and once more in case that run was lost.
    { task: 'supervision.freeze', cron: '30 18,22 * * *' },
  ],
};
