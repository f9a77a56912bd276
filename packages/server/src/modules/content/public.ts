export { type ManuscriptRow, requireManuscriptView, viewManuscript } from '../review/public.ts';
export { create as createManuscript } from './create.ts';
export { documentProblem } from './document-problem.ts';
export { contentModule } from './module.ts';
export { type PlatformIssue, platformIssuesOf, registerPlatformCheck } from './platform-check.ts';
export {
  filesOf,
  keepFilesOf,
  loadRevision,
  loadRevisionNumber,
  type StoredRevision,
} from './revision-store.ts';
export { requireFiles } from './save-revision.ts';
export { asText } from './search/sheet.ts';
