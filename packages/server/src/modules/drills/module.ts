import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { chaseDrills } from './chase.ts';
import { deliverJob, sweepDrills } from './deliver.ts';
import { drillProjection } from './record.ts';
import { drillRoutes } from './routes.ts';

registerProjection(drillProjection);

/** 应急演练: planned, run inside the product, judged, learnt from and reported. */
export const drillsModule: ServerModule = {
  name: 'drills',
  routes: drillRoutes,
  tasks: (context) => ({
    'drills.deliver': (payload) => deliverJob(context, payload),
    'drills.sweep': () => sweepDrills(context),
    'drills.chase': () => chaseDrills(context),
  }),
  // Every minute what a lost job left; at nine in the morning in China what is owed.
  schedule: [
    { task: 'drills.sweep', cron: '* * * * *' },
    { task: 'drills.chase', cron: '0 1 * * *' },
  ],
};
