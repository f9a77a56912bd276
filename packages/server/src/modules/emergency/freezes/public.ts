export { freezeOver } from './freeze-store.ts';
