import { currentSession } from '@sanshen/contract/session';
import { readWorkbench } from '@sanshen/contract/workbench';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { NotFoundState } from '../components/states.tsx';
import { readAssessmentsSearch } from '../features/assessments/search.ts';
import { readCalendarSearch } from '../features/calendar/search.ts';
import { readCampaignsSearch } from '../features/campaigns/search.ts';
import { readCasesSearch } from '../features/cases/search.ts';
import { readRegisterSearch } from '../features/channels/search.ts';
import { readChecksSearch } from '../features/checks/search.ts';
import { readCircularsSearch } from '../features/circulars/search.ts';
import { readConversationSearch } from '../features/conversations/search.ts';
import { readDrillsSearch, readPrepareSearch } from '../features/drills/search.ts';
import { readIncidentSearch } from '../features/incidents/search.ts';
import { readInteractionSearch } from '../features/interaction/search.ts';
import { readLedgerSearch } from '../features/ledger/search.ts';
import { readListSearch } from '../features/manuscripts/list-search.ts';
import { readMarksSearch } from '../features/marks/search.ts';
import { readOrganizationSearch, readWhySearch } from '../features/organization/organization-search.ts';
import { readIdeaSearch, readPlanningSearch } from '../features/planning/search.ts';
import { readPolicySearch } from '../features/policy/search.ts';
import { readQuestionsSearch } from '../features/questions/search.ts';
import { readLettersSearch } from '../features/responsibility/search.ts';
import { readSupervisionSearch } from '../features/supervision/search.ts';
import { readTrainingSearch } from '../features/training/search.ts';
import { readAhead } from './api.ts';
import { RouteError } from './RouteError.tsx';
import { SignedIn } from './SignedIn.tsx';

// One route, one page; a page is loaded when it is first opened, or when a link to it is pointed at.
const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundState });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search): { from?: string } =>
    typeof search.from === 'string' && isInside(search.from) ? { from: search.from } : {},
  component: lazyRouteComponent(() => import('../features/session/LoginPage.tsx'), 'LoginPage'),
});

/** Pages that need a login, inside the shell. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  loader: ({ preload }) => {
    if (!preload) readAhead(currentSession, {}, 60_000);
  },
  component: SignedIn,
});

const workbenchRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  // Not for somebody who only points at a link: a page that he leaves alone must not find out that his session ended.
  loader: ({ preload }) => {
    if (!preload) readAhead(readWorkbench, {});
  },
  component: lazyRouteComponent(() => import('../features/workbench/WorkbenchPage.tsx'), 'WorkbenchPage'),
});

const manuscriptsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts',
  validateSearch: readListSearch,
  component: lazyRouteComponent(
    () => import('../features/manuscripts/ManuscriptsPage.tsx'),
    'ManuscriptsPage',
  ),
});

const editorRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/edit',
  component: lazyRouteComponent(() => import('../features/editor/EditorPage.tsx'), 'EditorPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript',
  component: lazyRouteComponent(() => import('../features/review/ReviewPage.tsx'), 'ReviewPage'),
});

const amendRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/amendment',
  // With `stage` and `seat` a signer mends the text himself; without, a reader suggests changes.
  validateSearch: ({ stage, seat }): { stage?: string; seat?: string } =>
    typeof stage === 'string' && typeof seat === 'string' ? { stage, seat } : {},
  component: lazyRouteComponent(() => import('../features/review/AmendPage.tsx'), 'AmendPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/comparison',
  validateSearch: ({ from, to }): { from?: number; to?: number } => ({
    ...(isRevision(from) ? { from } : {}),
    ...(isRevision(to) ? { to } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/review/ComparePage.tsx'), 'ComparePage'),
});

const publicationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/manuscripts/$manuscript/publication',
  component: lazyRouteComponent(
    () => import('../features/publishing/PublicationPage.tsx'),
    'PublicationPage',
  ),
});

const publicationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/publications',
  validateSearch: ({ organization, day }): { organization?: string; day?: string } => ({
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}),
  }),
  component: lazyRouteComponent(
    () => import('../features/publishing/PublicationsPage.tsx'),
    'PublicationsPage',
  ),
});

const unitInAddress = ({ organization }: Record<string, unknown>): { organization?: string } =>
  typeof organization === 'string' ? { organization } : {};

const connectorsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/connectors',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/publishing/ConnectorsPage.tsx'), 'ConnectorsPage'),
});

const freezeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/freeze',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/emergency/FreezePage.tsx'), 'FreezePage'),
});

const incidentsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/incidents',
  validateSearch: readIncidentSearch,
  component: lazyRouteComponent(() => import('../features/incidents/IncidentsPage.tsx'), 'IncidentsPage'),
});

const incidentRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/incidents/$incident',
  component: lazyRouteComponent(() => import('../features/incidents/IncidentPage.tsx'), 'IncidentPage'),
});

const emergencyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/emergency/EmergencyPage.tsx'), 'EmergencyPage'),
});

const plansRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/plans',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/emergency/PlansPage.tsx'), 'PlansPage'),
});

const planRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/plans/$scenario',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/emergency/PlanPage.tsx'), 'PlanPage'),
});

const planEditorRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/plans/$scenario/edit',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/emergency/PlanEditorPage.tsx'), 'PlanEditorPage'),
});

const emergencyContactsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/contacts',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/emergency/ContactsPage.tsx'), 'ContactsPage'),
});

const emergencyCallRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/calls/$call',
  component: lazyRouteComponent(() => import('../features/emergency/CallPage.tsx'), 'CallPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('../features/calendar/CalendarPage.tsx'), 'CalendarPage'),
});

const campaignsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/campaigns',
  validateSearch: readCampaignsSearch,
  component: lazyRouteComponent(() => import('../features/campaigns/CampaignsPage.tsx'), 'CampaignsPage'),
});

const campaignRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/campaigns/$campaign',
  component: lazyRouteComponent(() => import('../features/campaigns/CampaignPage.tsx'), 'CampaignPage'),
});

const drillsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/drills',
  validateSearch: readDrillsSearch,
  component: lazyRouteComponent(() => import('../features/drills/DrillsPage.tsx'), 'DrillsPage'),
});

const prepareDrillRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/drills/new',
  validateSearch: readPrepareSearch,
  component: lazyRouteComponent(() => import('../features/drills/PreparePage.tsx'), 'PreparePage'),
});

const drillRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/emergency/drills/$drill',
  component: lazyRouteComponent(() => import('../features/drills/DrillPage.tsx'), 'DrillPage'),
});

const organizationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization',
  validateSearch: readOrganizationSearch,
  component: lazyRouteComponent(
    () => import('../features/organization/OrganizationPage.tsx'),
    'OrganizationPage',
  ),
});

const whyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/why',
  validateSearch: readWhySearch,
  component: lazyRouteComponent(() => import('../features/organization/why/WhyPage.tsx'), 'WhyPage'),
});

const lettersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/letters',
  validateSearch: readLettersSearch,
  component: lazyRouteComponent(() => import('../features/responsibility/LettersPage.tsx'), 'LettersPage'),
});

const newLetterRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/letters/new',
  validateSearch: readLettersSearch,
  component: lazyRouteComponent(
    () => import('../features/responsibility/NewLetterPage.tsx'),
    'NewLetterPage',
  ),
});

const letterRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organization/letters/$letter',
  component: lazyRouteComponent(() => import('../features/responsibility/LetterPage.tsx'), 'LetterPage'),
});

const channelsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/channels',
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import('../features/channels/ChannelsPage.tsx'), 'ChannelsPage'),
});

const channelRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/channels/$channel',
  component: lazyRouteComponent(() => import('../features/channels/ChannelPage.tsx'), 'ChannelPage'),
});

const planningRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/planning',
  validateSearch: readPlanningSearch,
  component: lazyRouteComponent(() => import('../features/planning/PlanningPage.tsx'), 'PlanningPage'),
});

const ideasRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/planning/ideas',
  validateSearch: readIdeaSearch,
  component: lazyRouteComponent(() => import('../features/planning/IdeasPage.tsx'), 'IdeasPage'),
});

const policyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/policy',
  validateSearch: readPolicySearch,
  component: lazyRouteComponent(() => import('../features/policy/PolicyPage.tsx'), 'PolicyPage'),
});

const casesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/cases',
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import('../features/cases/CasesPage.tsx'), 'CasesPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/cases/$case',
  component: lazyRouteComponent(() => import('../features/cases/CasePage.tsx'), 'CasePage'),
});

const ownRecordsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/records',
  component: lazyRouteComponent(() => import('../features/cases/OwnRecordsPage.tsx'), 'OwnRecordsPage'),
});

const spotChecksRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/spot-checks',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/spot-checks/SpotChecksPage.tsx'), 'SpotChecksPage'),
});

const spotCheckRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/spot-checks/$check',
  component: lazyRouteComponent(() => import('../features/spot-checks/SpotCheckPage.tsx'), 'SpotCheckPage'),
});

const circularsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/circulars',
  validateSearch: readCircularsSearch,
  component: lazyRouteComponent(() => import('../features/circulars/CircularsPage.tsx'), 'CircularsPage'),
});

const circularRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/circulars/$circular',
  component: lazyRouteComponent(() => import('../features/circulars/CircularPage.tsx'), 'CircularPage'),
});

const assessmentsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/assessments',
  validateSearch: readAssessmentsSearch,
  component: lazyRouteComponent(
    () => import('../features/assessments/AssessmentsPage.tsx'),
    'AssessmentsPage',
  ),
});

const assessmentRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision/assessments/$assessment',
  component: lazyRouteComponent(() => import('../features/assessments/AssessmentPage.tsx'), 'AssessmentPage'),
});

const supervisionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/supervision',
  validateSearch: readSupervisionSearch,
  component: lazyRouteComponent(
    () => import('../features/supervision/SupervisionPage.tsx'),
    'SupervisionPage',
  ),
});

const ledgerRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/ledger',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('../features/ledger/LedgerPage.tsx'), 'LedgerPage'),
});

const regulationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/regulation',
  validateSearch: ({ organization }): { organization?: string } =>
    typeof organization === 'string' ? { organization } : {},
  component: lazyRouteComponent(() => import('../features/regulation/RegulationPage.tsx'), 'RegulationPage'),
});

const checksRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/checks',
  validateSearch: readChecksSearch,
  component: lazyRouteComponent(() => import('../features/checks/ChecksPage.tsx'), 'ChecksPage'),
});

const marksRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/marks',
  validateSearch: readMarksSearch,
  component: lazyRouteComponent(() => import('../features/marks/MarksPage.tsx'), 'MarksPage'),
});

const markRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/marks/$mark',
  validateSearch: ({ organization }): { organization?: string } =>
    typeof organization === 'string' ? { organization } : {},
  component: lazyRouteComponent(() => import('../features/marks/MarkPage.tsx'), 'MarkPage'),
});

const conversationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/conversations',
  validateSearch: readConversationSearch,
  component: lazyRouteComponent(
    () => import('../features/conversations/ConversationsPage.tsx'),
    'ConversationsPage',
  ),
});

const interactionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/interaction',
  validateSearch: readInteractionSearch,
  component: lazyRouteComponent(
    () => import('../features/interaction/InteractionPage.tsx'),
    'InteractionPage',
  ),
});

const questionsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions',
  validateSearch: readQuestionsSearch,
  component: lazyRouteComponent(() => import('../features/questions/QuestionsPage.tsx'), 'QuestionsPage'),
});

const questionFiguresRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions/figures',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/questions/FiguresPage.tsx'), 'FiguresPage'),
});

const questionDigestRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions/digest',
  validateSearch: unitInAddress,
  component: lazyRouteComponent(() => import('../features/questions/DigestPage.tsx'), 'DigestPage'),
});

const questionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/questions/$question',
  component: lazyRouteComponent(() => import('../features/questions/QuestionPage.tsx'), 'QuestionPage'),
});

const patrolRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/patrol',
  validateSearch: ({ organization, day }): { organization?: string; day?: string } => ({
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { day } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/patrol/PatrolPage.tsx'), 'PatrolPage'),
});

const trainingRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training',
  component: lazyRouteComponent(() => import('../features/training/TrainingPage.tsx'), 'TrainingPage'),
});

const trainingCoursesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/courses',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../features/training/CoursesPage.tsx'), 'CoursesPage'),
});

const trainingCourseRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/courses/$course',
  component: lazyRouteComponent(() => import('../features/training/CoursePage.tsx'), 'CoursePage'),
});

const trainingUnitRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/unit',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../features/training/UnitPage.tsx'), 'UnitPage'),
});

const trainingBankRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/bank',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../features/training/BankPage.tsx'), 'BankPage'),
});

const trainingExaminationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/examinations',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(
    () => import('../features/training/ExaminationsPage.tsx'),
    'ExaminationsPage',
  ),
});

const trainingMarkingRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/marking',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../features/training/MarkingPage.tsx'), 'MarkingPage'),
});

const practiceRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/practice',
  component: lazyRouteComponent(() => import('../features/practice/PracticePage.tsx'), 'PracticePage'),
});

const exerciseRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/practice/$session',
  component: lazyRouteComponent(() => import('../features/practice/ExercisePage.tsx'), 'ExercisePage'),
});

const qualificationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/qualification',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(
    () => import('../features/qualification/QualificationPage.tsx'),
    'QualificationPage',
  ),
});

const selectionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/selection',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../features/qualification/SelectionPage.tsx'), 'SelectionPage'),
});

const trainingAttemptRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/attempts/$attempt',
  component: lazyRouteComponent(() => import('../features/training/AttemptPage.tsx'), 'AttemptPage'),
});

const notificationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('../features/notifications/NotificationsPage.tsx'),
    'NotificationsPage',
  ),
});

const settingsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

/** Old and typed-in addresses. */
const workbenchAlias = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workbench',
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});

const routeTree = rootRoute.addChildren([
  loginRoute,
  workbenchAlias,
  insideRoute.addChildren([
    workbenchRoute,
    manuscriptsRoute,
    editorRoute,
    reviewRoute,
    amendRoute,
    compareRoute,
    publicationRoute,
    publicationsRoute,
    connectorsRoute,
    freezeRoute,
    emergencyRoute,
    plansRoute,
    planRoute,
    planEditorRoute,
    emergencyContactsRoute,
    emergencyCallRoute,
    incidentsRoute,
    incidentRoute,
    calendarRoute,
    campaignsRoute,
    campaignRoute,
    drillsRoute,
    prepareDrillRoute,
    drillRoute,
    organizationRoute,
    whyRoute,
    lettersRoute,
    newLetterRoute,
    letterRoute,
    channelsRoute,
    channelRoute,
    planningRoute,
    ideasRoute,
    policyRoute,
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
    regulationRoute,
    checksRoute,
    marksRoute,
    markRoute,
    conversationsRoute,
    interactionRoute,
    patrolRoute,
    questionsRoute,
    questionFiguresRoute,
    questionDigestRoute,
    questionRoute,
    trainingRoute,
    trainingCoursesRoute,
    trainingCourseRoute,
    trainingUnitRoute,
    trainingBankRoute,
    trainingExaminationsRoute,
    trainingMarkingRoute,
    trainingAttemptRoute,
    practiceRoute,
    exerciseRoute,
    qualificationRoute,
    selectionRoute,
    notificationsRoute,
    settingsRoute,
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

/** True for a path of this application: never another host, whatever stands in the address. */
function isInside(path: string): boolean {
  if (!path.startsWith('/')) return false;
  const { origin, pathname } = new URL(path, location.origin);
  // The login itself is no place to come back to.
  return origin === location.origin && pathname !== '/login';
}

function isRevision(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
