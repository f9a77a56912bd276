export { workbenchModule } from './module.ts';
