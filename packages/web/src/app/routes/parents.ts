import { currentSession } from '@sanshen/contract/session';
import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { NotFoundState } from '../../components/states.tsx';
import { readAhead } from '../api.ts';
import { SignedIn } from '../SignedIn.tsx';

/** Above all routes. One route, one page; a page is loaded when it is first opened, or when a link to it is pointed at. */
export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundState });

/** Pages that need a login, inside the shell. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  loader: ({ preload }) => {
    if (!preload) readAhead(currentSession, {}, 60_000);
  },
  component: SignedIn,
});

/** The unit that an address names; nothing else of it. */
export function unitInAddress({ organization }: Record<string, unknown>): { organization?: string } {
  return typeof organization === 'string' ? { organization } : {};
}

/** The unit and the day (YYYY-MM-DD) that an address names. */
export function unitAndDayInAddress(search: Record<string, unknown>): {
  organization?: string;
  day?: string;
} {
  const { day } = search;
  return {
    ...unitInAddress(search),
    ...(typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}),
  };
}
