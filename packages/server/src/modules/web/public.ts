export { createWebModule, webModule } from './module.ts';
