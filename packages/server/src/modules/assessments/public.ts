export { actOnAssessment, type StepWish } from './act.ts';
export { draftAssessments } from './draft.ts';
export { assessmentsModule } from './module.ts';
export { assessmentReport } from './print.ts';
export { placesAmong } from './read.ts';
export { settleAssessments } from './settle.ts';
export { findAssessments } from './store.ts';
