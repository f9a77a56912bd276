export { regulationModule } from './module.ts';
