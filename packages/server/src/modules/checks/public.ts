export { checksModule } from './module.ts';
