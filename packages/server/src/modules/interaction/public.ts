export type { CheckedWish } from './check-wish.ts';
export { onActFinished } from './finish.ts';
export { interactionModule } from './module.ts';
export { askInTransaction, prepareAction, type Requested, requestAction } from './request-action.ts';
