export { type Confirmation, keepConfirmation, purgeConfirmations } from './confirmation-store.ts';
export { type Executed, execute } from './execute.ts';
export { type Hand, handOf } from './hand-of.ts';
export { inboxOf } from './inbox.ts';
export { type Decided, type DecisionListener, onDecision } from './listeners.ts';
export {
  awaitRulingsOnMarks,
  lockManuscript,
  type ManuscriptSummary,
  readState,
  streamOf,
} from './manuscript-store.ts';
export {
  loadReading,
  type ManuscriptReading,
  type ManuscriptRow,
  requireManuscriptView,
  viewManuscript,
} from './manuscript-view.ts';
export { markFindingOf } from './marks-awaited.ts';
export { reviewModule } from './module.ts';
export { tell } from './notify.ts';
export { readReviewOf } from './read-review.ts';
export { namesIn, proceduresOf } from './task-rows.ts';
export { type WaitingSeat, waitingOf } from './waiting-seats.ts';
