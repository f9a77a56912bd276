export { type ManuscriptRow, requireManuscriptView, viewManuscript } from './manuscript-view.ts';
export { contentModule } from './module.ts';
export { filesOf, loadRevision, loadRevisionNumber, type StoredRevision } from './revision-store.ts';
