import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readDrillsSearch, readPrepareSearch } from '../../features/drills/search.ts';
import { readIncidentSearch } from '../../features/incidents/search.ts';
import { insideRoute, unitInAddress } from './parents.ts';

const emergencyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/emergency/EmergencyPage.tsx'), 'EmergencyPage'),
});

const freezeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/freeze',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/emergency/FreezePage.tsx'), 'FreezePage'),
});

const incidentsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/incidents',
  validateSearch: readIncidentSearch,
  component: lazyRouteComponent(() => import('../../features/incidents/IncidentsPage.tsx'), 'IncidentsPage'),
});

const incidentRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/incidents/$incident',
  component: lazyRouteComponent(() => import('../../features/incidents/IncidentPage.tsx'), 'IncidentPage'),
});

const plansRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/plans',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/emergency/PlansPage.tsx'), 'PlansPage'),
});

const planRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/plans/$scenario',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/emergency/PlanPage.tsx'), 'PlanPage'),
});

const planEditorRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/plans/$scenario/edit',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(
    () => import('../../features/emergency/PlanEditorPage.tsx'),
    'PlanEditorPage',
  ),
});

const emergencyContactsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/contacts',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/emergency/ContactsPage.tsx'), 'ContactsPage'),
});

const emergencyCallRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/calls/$call',
  component: lazyRouteComponent(() => import('../../features/emergency/CallPage.tsx'), 'CallPage'),
});

const drillsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/drills',
  validateSearch: readDrillsSearch,
  component: lazyRouteComponent(() => import('../../features/drills/DrillsPage.tsx'), 'DrillsPage'),
});

const prepareDrillRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/drills/new',
  validateSearch: readPrepareSearch,
  component: lazyRouteComponent(() => import('../../features/drills/PreparePage.tsx'), 'PreparePage'),
});

const drillRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/drills/$drill',
  component: lazyRouteComponent(() => import('../../features/drills/DrillPage.tsx'), 'DrillPage'),
});

/** Freezes, incidents, plans, calls and drills. */
export const emergencyRoutes = [
  emergencyRoute,
  freezeRoute,
  incidentsRoute,
  incidentRoute,
  plansRoute,
  planRoute,
  planEditorRoute,
  emergencyContactsRoute,
  emergencyCallRoute,
  drillsRoute,
  prepareDrillRoute,
  drillRoute,
] as const;
