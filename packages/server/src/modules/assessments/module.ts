import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { assessmentProjection } from './record.ts';
import { assessmentRoutes } from './routes.ts';
import { settleAssessments } from './settle.ts';

registerProjection(assessmentProjection);

/** 考核: how units score by the published formula, with appeals. */
export const assessmentsModule: ServerModule = {
  name: 'assessments',
  routes: assessmentRoutes,
  tasks: (context) => ({
    'assessments.settle': async () => {
      await settleAssessments(context);
    },
  }),
  schedule: [{ task: 'assessments.settle', cron: '11 * * * *' }],
};
