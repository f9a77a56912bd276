export { findInText } from './check-text.ts';
export { checksModule } from './module.ts';
export type { StoredSimilar } from './similarity/similar.ts';
export { loadSimilar } from './similarity/similarity-store.ts';
