export { marksModule } from './module.ts';
