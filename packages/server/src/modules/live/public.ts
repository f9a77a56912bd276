export { createLiveModule, liveModule } from './module.ts';
