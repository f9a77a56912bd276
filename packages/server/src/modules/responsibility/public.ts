export { responsibilityModule } from './module.ts';
