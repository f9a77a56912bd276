export { feedStoreOf } from './entries.ts';
export { feedsModule } from './module.ts';
