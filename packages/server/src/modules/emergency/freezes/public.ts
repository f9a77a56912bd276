export { type Binding, checkoutsHeld, freezeOver, freezesById, type KeptFreeze } from './freeze-store.ts';
export { type FreezeTarget, freezeIn } from './order-freeze.ts';
export { showFreezes } from './read-freezes.ts';
