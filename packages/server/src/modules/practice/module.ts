import type { ServerModule } from '../../platform/context.ts';
import { registerProjection } from '../ledger/public.ts';
import { onDecision } from '../review/public.ts';
import { errorsProjection, followErrors } from './follow-errors.ts';
import { purgePractice } from './purge.ts';
import { practiceRoutes } from './routes.ts';

registerProjection(errorsProjection);
onDecision(followErrors);

/** Proofreading practice (§10): errors planted to be found, and errors that real work found or passed. */
export const practiceModule: ServerModule = {
  name: 'practice',
  routes: practiceRoutes,
  tasks: (context) => ({ 'practice.purge': () => purgePractice(context) }),
  schedule: [{ task: 'practice.purge', cron: '17 19 * * *' }],
};
