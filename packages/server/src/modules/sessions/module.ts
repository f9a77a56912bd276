import type { AppContext, ServerModule } from '../../platform/context.ts';
import { purgeConfirmations } from '../review/public.ts';
import { purgeChallenges } from './challenges.ts';
import { factorRoutes } from './factor-routes.ts';
import { loginRoutes } from './login-routes.ts';
import { sessionRoutes } from './routes.ts';
import { purgeSessions } from './session-store.ts';
import { purgeFailures } from './throttle.ts';

/** Logins and sessions. */
export const sessionsModule: ServerModule = {
  name: 'sessions',
  routes: (app, context) => {
    sessionRoutes(app, context);
    loginRoutes(app, context);
    factorRoutes(app, context);
  },
  tasks: (context: AppContext) => ({
    'sessions.purge': async () => {
      await purgeSessions(context.db, context.clock);
      await purgeFailures(context.db, context.clock);
      await purgeChallenges(context.db, context.clock);
      await purgeConfirmations(context.db, context.clock.now());
    },
  }),
  schedule: [{ task: 'sessions.purge', cron: '17 * * * *' }],
};
