import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readTrainingSearch } from '../../features/training/search.ts';
import { insideRoute } from './parents.ts';

const trainingRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training',
  component: lazyRouteComponent(() => import('../../features/training/TrainingPage.tsx'), 'TrainingPage'),
});

const trainingCoursesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/courses',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../../features/training/CoursesPage.tsx'), 'CoursesPage'),
});

const trainingCourseRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/courses/$course',
  component: lazyRouteComponent(() => import('../../features/training/CoursePage.tsx'), 'CoursePage'),
});

const trainingUnitRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/unit',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../../features/training/UnitPage.tsx'), 'UnitPage'),
});

const trainingBankRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/bank',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../../features/training/BankPage.tsx'), 'BankPage'),
});

const trainingExaminationsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/examinations',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(
    () => import('../../features/training/ExaminationsPage.tsx'),
    'ExaminationsPage',
  ),
});

const trainingMarkingRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/marking',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(() => import('../../features/training/MarkingPage.tsx'), 'MarkingPage'),
});

const trainingAttemptRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/attempts/$attempt',
  component: lazyRouteComponent(() => import('../../features/training/AttemptPage.tsx'), 'AttemptPage'),
});

const practiceRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/practice',
  component: lazyRouteComponent(() => import('../../features/practice/PracticePage.tsx'), 'PracticePage'),
});

const exerciseRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/practice/$session',
  component: lazyRouteComponent(() => import('../../features/practice/ExercisePage.tsx'), 'ExercisePage'),
});

const qualificationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/qualification',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(
    () => import('../../features/qualification/QualificationPage.tsx'),
    'QualificationPage',
  ),
});

const selectionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/training/selection',
  validateSearch: readTrainingSearch,
  component: lazyRouteComponent(
    () => import('../../features/qualification/SelectionPage.tsx'),
    'SelectionPage',
  ),
});

/** Courses, examinations, practice and qualification. */
export const trainingRoutes = [
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
] as const;
