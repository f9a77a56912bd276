export { type Binding, checkoutsHeld, freezeOver, freezesById, type KeptFreeze } from './freeze-store.ts';
export { liftFreeze } from './lift-freeze.ts';
export { type FreezeTarget, freezeIn } from './order-freeze.ts';
export { showFreezes } from './read-freezes.ts';
