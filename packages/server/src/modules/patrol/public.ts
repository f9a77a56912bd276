export { patrolModule } from './module.ts';
