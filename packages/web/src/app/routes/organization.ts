import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readRegisterSearch } from '../../features/channels/search.ts';
import { readOrganizationSearch, readWhySearch } from '../../features/organization/organization-search.ts';
import { readPolicySearch } from '../../features/policy/search.ts';
import { readLettersSearch } from '../../features/responsibility/search.ts';
import { insideRoute, unitInAddress } from './parents.ts';

const organizationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization',
  validateSearch: readOrganizationSearch,
  component: lazyRouteComponent(
    () => import('../../features/organization/OrganizationPage.tsx'),
    'OrganizationPage',
  ),
});

const whyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/why',
  validateSearch: readWhySearch,
  component: lazyRouteComponent(() => import('../../features/organization/why/WhyPage.tsx'), 'WhyPage'),
});

const lettersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/letters',
  validateSearch: readLettersSearch,
  component: lazyRouteComponent(() => import('../../features/responsibility/LettersPage.tsx'), 'LettersPage'),
});

const newLetterRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/letters/new',
  validateSearch: readLettersSearch,
  component: lazyRouteComponent(
    () => import('../../features/responsibility/NewLetterPage.tsx'),
    'NewLetterPage',
  ),
});

const letterRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/letters/$letter',
  component: lazyRouteComponent(() => import('../../features/responsibility/LetterPage.tsx'), 'LetterPage'),
});

const channelsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/channels',
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import('../../features/channels/ChannelsPage.tsx'), 'ChannelsPage'),
});

const channelRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/channels/$channel',
  component: lazyRouteComponent(() => import('../../features/channels/ChannelPage.tsx'), 'ChannelPage'),
});

const policyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/policy',
  validateSearch: readPolicySearch,
  component: lazyRouteComponent(() => import('../../features/policy/PolicyPage.tsx'), 'PolicyPage'),
});

const regulationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/regulation',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(
    () => import('../../features/regulation/RegulationPage.tsx'),
    'RegulationPage',
  ),
});

/** Units and their people, letters of responsibility, channels, and the rule book. */
export const organizationRoutes = [
  organizationRoute,
  whyRoute,
  lettersRoute,
  newLetterRoute,
  letterRoute,
  channelsRoute,
  channelRoute,
  policyRoute,
  regulationRoute,
] as const;
