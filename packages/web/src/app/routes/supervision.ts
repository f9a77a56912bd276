import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readAssessmentsSearch } from '../../features/assessments/search.ts';
import { readCasesSearch } from '../../features/cases/search.ts';
import { readCircularsSearch } from '../../features/circulars/search.ts';
import { readLedgerSearch } from '../../features/ledger/search.ts';
import { readSupervisionSearch } from '../../features/supervision/search.ts';
import { insideRoute, unitInAddress } from './parents.ts';

const supervisionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision',
  validateSearch: readSupervisionSearch,
  component: lazyRouteComponent(
    () => import('../../features/supervision/SupervisionPage.tsx'),
    'SupervisionPage',
  ),
});

const casesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/cases',
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import('../../features/cases/CasesPage.tsx'), 'CasesPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/cases/$case',
  component: lazyRouteComponent(() => import('../../features/cases/CasePage.tsx'), 'CasePage'),
});

const ownRecordsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/records',
  component: lazyRouteComponent(() => import('../../features/cases/OwnRecordsPage.tsx'), 'OwnRecordsPage'),
});

const spotChecksRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/spot-checks',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(
    () => import('../../features/spot-checks/SpotChecksPage.tsx'),
    'SpotChecksPage',
  ),
});

const spotCheckRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/spot-checks/$check',
  component: lazyRouteComponent(
    () => import('../../features/spot-checks/SpotCheckPage.tsx'),
    'SpotCheckPage',
  ),
});

const circularsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/circulars',
  validateSearch: readCircularsSearch,
  component: lazyRouteComponent(() => import('../../features/circulars/CircularsPage.tsx'), 'CircularsPage'),
});

const circularRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/circulars/$circular',
  component: lazyRouteComponent(() => import('../../features/circulars/CircularPage.tsx'), 'CircularPage'),
});

const assessmentsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/assessments',
  validateSearch: readAssessmentsSearch,
  component: lazyRouteComponent(
    () => import('../../features/assessments/AssessmentsPage.tsx'),
    'AssessmentsPage',
  ),
});

const assessmentRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/assessments/$assessment',
  component: lazyRouteComponent(
    () => import('../../features/assessments/AssessmentPage.tsx'),
    'AssessmentPage',
  ),
});

const ledgerRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/ledger',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('../../features/ledger/LedgerPage.tsx'), 'LedgerPage'),
});

/** The board, cases, circulars, assessments, spot checks and the ledger. */
export const supervisionRoutes = [
  supervisionRoute,
  casesRoute,
  caseRoute,
  ownRecordsRoute,
  spotChecksRoute,
  spotCheckRoute,
  circularsRoute,
  circularRoute,
  assessmentsRoute,
  assessmentRoute,
  ledgerRoute,
] as const;
