import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCalendarSearch } from '../../features/calendar/search.ts';
import { readCampaignsSearch } from '../../features/campaigns/search.ts';
import { readChecksSearch } from '../../features/checks/search.ts';
import { readListSearch } from '../../features/manuscripts/list-search.ts';
import { readMarksSearch } from '../../features/marks/search.ts';
import { readIdeaSearch, readPlanningSearch } from '../../features/planning/search.ts';
import { insideRoute, unitAndDayInAddress, unitInAddress } from './parents.ts';

const planningRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/planning',
  validateSearch: readPlanningSearch,
  component: lazyRouteComponent(() => import('../../features/planning/PlanningPage.tsx'), 'PlanningPage'),
});

const ideasRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/planning/ideas',
  validateSearch: readIdeaSearch,
  component: lazyRouteComponent(() => import('../../features/planning/IdeasPage.tsx'), 'IdeasPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('../../features/calendar/CalendarPage.tsx'), 'CalendarPage'),
});

const campaignsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/campaigns',
  validateSearch: readCampaignsSearch,
  component: lazyRouteComponent(() => import('../../features/campaigns/CampaignsPage.tsx'), 'CampaignsPage'),
});

const campaignRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/campaigns/$campaign',
  component: lazyRouteComponent(() => import('../../features/campaigns/CampaignPage.tsx'), 'CampaignPage'),
});

const manuscriptsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../../features/manuscripts/ManuscriptsPage.tsx'),
    'ManuscriptsPage',
  ),
});

const editorRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/edit',
  component: lazyRouteComponent(() => import('../../features/editor/EditorPage.tsx'), 'EditorPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript',
  component: lazyRouteComponent(() => import('../../features/review/ReviewPage.tsx'), 'ReviewPage'),
});

const amendRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/amendment',
  // With `stage` and `seat` a signer mends the text himself; without, a reader suggests changes.
  validateSearch: ({ stage, seat }): { stage?: string; seat?: string } =>
    typeof stage === 'string' && typeof seat === 'string' ? { stage, seat } : {},
  component: lazyRouteComponent(() => import('../../features/review/AmendPage.tsx'), 'AmendPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/comparison',
  validateSearch: ({ from, to }): { from?: number; to?: number } => ({
    ...(isRevision(from) ? { from } : {}),
    ...(isRevision(to) ? { to } : {}),
  }),
  component: lazyRouteComponent(() => import('../../features/review/ComparePage.tsx'), 'ComparePage'),
});

const checksRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/checks',
  validateSearch: readChecksSearch,
  component: lazyRouteComponent(() => import('../../features/checks/ChecksPage.tsx'), 'ChecksPage'),
});

const marksRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/marks',
  validateSearch: readMarksSearch,
  component: lazyRouteComponent(() => import('../../features/marks/MarksPage.tsx'), 'MarksPage'),
});

const markRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/marks/$mark',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/marks/MarkPage.tsx'), 'MarkPage'),
});

const publicationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/publication',
  component: lazyRouteComponent(
    () => import('../../features/publishing/PublicationPage.tsx'),
    'PublicationPage',
  ),
});

const publicationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/publications',
  validateSearch: unitAndDayInAddress,
  component: lazyRouteComponent(
    () => import('../../features/publishing/PublicationsPage.tsx'),
    'PublicationsPage',
  ),
});

const connectorsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/connectors',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(
    () => import('../../features/publishing/ConnectorsPage.tsx'),
    'ConnectorsPage',
  ),
});

/** What is planned, written, reviewed and published. */
export const contentRoutes = [
  planningRoute,
  ideasRoute,
  calendarRoute,
  campaignsRoute,
  campaignRoute,
  manuscriptsRoute,
  editorRoute,
  reviewRoute,
  amendRoute,
  compareRoute,
  checksRoute,
  marksRoute,
  markRoute,
  publicationRoute,
  publicationsRoute,
  connectorsRoute,
] as const;

function isRevision(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
