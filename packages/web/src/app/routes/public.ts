import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readConversationSearch } from '../../features/conversations/search.ts';
import { readInteractionSearch } from '../../features/interaction/search.ts';
import { readQuestionsSearch } from '../../features/questions/search.ts';
import { insideRoute, unitAndDayInAddress, unitInAddress } from './parents.ts';

const conversationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/conversations',
  validateSearch: readConversationSearch,
  component: lazyRouteComponent(
    () => import('../../features/conversations/ConversationsPage.tsx'),
    'ConversationsPage',
  ),
});

const interactionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/interaction',
  validateSearch: readInteractionSearch,
  component: lazyRouteComponent(
    () => import('../../features/interaction/InteractionPage.tsx'),
    'InteractionPage',
  ),
});

const questionsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions',
  validateSearch: readQuestionsSearch,
  component: lazyRouteComponent(() => import('../../features/questions/QuestionsPage.tsx'), 'QuestionsPage'),
});

const questionFiguresRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions/figures',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/questions/FiguresPage.tsx'), 'FiguresPage'),
});

const questionDigestRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions/digest',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../../features/questions/DigestPage.tsx'), 'DigestPage'),
});

const questionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions/$question',
  component: lazyRouteComponent(() => import('../../features/questions/QuestionPage.tsx'), 'QuestionPage'),
});

const patrolRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/patrol',
  validateSearch: unitAndDayInAddress,
  component: lazyRouteComponent(() => import('../../features/patrol/PatrolPage.tsx'), 'PatrolPage'),
});

/** What readers say and ask, and the tours of what the public sees. */
export const publicRoutes = [
  conversationsRoute,
  interactionRoute,
  questionsRoute,
  questionFiguresRoute,
  questionDigestRoute,
  questionRoute,
  patrolRoute,
] as const;
