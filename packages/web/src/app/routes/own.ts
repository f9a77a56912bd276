import { readWorkbench } from '@sanshen/contract/workbench';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAhead } from '../api.ts';
import { insideRoute } from './parents.ts';

const workbenchRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  // Not for somebody who only points at a link: a page that he leaves alone must not find out that his session ended.
  loader: ({ preload }) => {
    if (!preload) readAhead(readWorkbench, {});
  },
  component: lazyRouteComponent(() => import('../../features/workbench/WorkbenchPage.tsx'), 'WorkbenchPage'),
});

const notificationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('../../features/notifications/NotificationsPage.tsx'),
    'NotificationsPage',
  ),
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

/** The workbench, and what each keeps for himself. */
export const ownRoutes = [workbenchRoute, notificationsRoute, settingsRoute] as const;
