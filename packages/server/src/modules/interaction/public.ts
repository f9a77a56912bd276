export type { CheckedWish } from './check-wish.ts';
export { recordResult } from './decide-act.ts';
export { onActFinished } from './finish.ts';
export { interactionModule } from './module.ts';
export { askInTransaction, prepareAction, type Requested, requestAction } from './request-action.ts';
export { runAct } from './run-act.ts';
export { proposeStanding, stepStanding } from './standings.ts';
