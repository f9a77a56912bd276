export { findInText } from './check-text.ts';
export { checksModule } from './module.ts';
export { readPicture } from './pictures/read-picture.ts';
export type { PictureOutcome } from './pictures/reading-store.ts';
export type { StoredSimilar } from './similarity/similar.ts';
export { loadSimilar } from './similarity/similarity-store.ts';
