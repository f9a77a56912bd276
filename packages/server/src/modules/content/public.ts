export { type ManuscriptRow, requireManuscriptView, viewManuscript } from '../review/public.ts';
export { contentModule } from './module.ts';
export { type PlatformIssue, registerPlatformCheck } from './platform-check.ts';
export { filesOf, loadRevision, loadRevisionNumber, type StoredRevision } from './revision-store.ts';
