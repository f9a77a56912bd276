export { freezeOver } from './freezes/public.ts';
export { emergencyModule } from './module.ts';
