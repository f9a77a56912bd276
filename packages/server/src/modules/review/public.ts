export { type Executed, execute } from './execute.ts';
export { type Decided, type DecisionListener, onDecision } from './listeners.ts';
export { type ManuscriptSummary, readState, streamOf } from './manuscript-store.ts';
