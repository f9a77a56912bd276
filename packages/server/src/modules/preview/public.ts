export { previewModule } from './module.ts';
