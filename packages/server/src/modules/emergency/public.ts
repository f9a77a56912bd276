export { freezeOver } from './freeze-store.ts';
export { emergencyModule } from './module.ts';
