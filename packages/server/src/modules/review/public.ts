export { type Executed, execute } from './execute.ts';
export { type Decided, type DecisionListener, onDecision } from './listeners.ts';
export { lockManuscript, type ManuscriptSummary, readState, streamOf } from './manuscript-store.ts';
export { type ManuscriptRow, requireManuscriptView, viewManuscript } from './manuscript-view.ts';
export { reviewModule } from './module.ts';
export { tell } from './notify.ts';
