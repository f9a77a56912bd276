export { type Binding, checkoutsHeld, freezeOver } from './freeze-store.ts';
