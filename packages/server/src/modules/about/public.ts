export { aboutModule } from './module.ts';
