export { type ManuscriptRow, requireManuscriptView, viewManuscript } from '../review/public.ts';
export { create as createManuscript, openManuscript } from './create.ts';
export { documentProblem } from './document-problem.ts';
export { onText, type SavedText } from './listeners.ts';
export { contentModule } from './module.ts';
export { type OtherDelivery, registerOtherDelivery } from './other-delivery.ts';
export { type PlatformIssue, platformIssuesOf, registerPlatformCheck } from './platform-check.ts';
export {
  filesOf,
  keepFilesOf,
  loadRevision,
  loadRevisionNumber,
  type StoredRevision,
} from './revision-store.ts';
export { checkContent, requireFiles, saveRevision as saveText } from './save-revision.ts';
export { fold } from './search/fold.ts';
export { partsToMark, rangesIn } from './search/highlight.ts';
export { pairsOf, wordsOf } from './search/lexemes.ts';
export { asText } from './search/sheet.ts';
export { allOf, anyOf, quote, readTextQuery, type TextQuery } from './search/text-query.ts';
