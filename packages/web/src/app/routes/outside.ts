import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from './parents.ts';

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search): { from?: string } =>
    typeof search.from === 'string' && isInside(search.from) ? { from: search.from } : {},
  component: lazyRouteComponent(() => import('../../features/session/LoginPage.tsx'), 'LoginPage'),
});

/** Old and typed-in addresses. */
const workbenchAlias = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workbench',
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});

/** What opens without a login. */
export const outsideRoutes = [loginRoute, workbenchAlias] as const;

/** True for a path of this application: never another host, whatever stands in the address. */
function isInside(path: string): boolean {
  if (!path.startsWith('/')) return false;
  const { origin, pathname } = new URL(path, location.origin);
  // The login itself is no place to come back to.
  return origin === location.origin && pathname !== '/login';
}
