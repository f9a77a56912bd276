import { createRouter } from '@tanstack/react-router';
import { RouteError } from './RouteError.tsx';
import { contentRoutes } from './routes/content.ts';
import { emergencyRoutes } from './routes/emergency.ts';
import { organizationRoutes } from './routes/organization.ts';
import { outsideRoutes } from './routes/outside.ts';
import { ownRoutes } from './routes/own.ts';
import { insideRoute, rootRoute } from './routes/parents.ts';
import { publicRoutes } from './routes/public.ts';
import { supervisionRoutes } from './routes/supervision.ts';
import { trainingRoutes } from './routes/training.ts';

const routeTree = rootRoute.addChildren([
  ...outsideRoutes,
  insideRoute.addChildren([
    ...ownRoutes,
    ...contentRoutes,
    ...publicRoutes,
    ...emergencyRoutes,
    ...trainingRoutes,
    ...supervisionRoutes,
    ...organizationRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  // Only what a page's own reading of the address let through; without this the rest would reach the page all the same.
  search: { strict: true },
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
