export {
  type Certified,
  certifiedIn,
  type Decided,
  decidedIn,
  fetchedFrom,
  filesFrom,
  findingsFrom,
  publicationsFrom,
  releasesFrom,
} from './derive.ts';
export * from './format.ts';
export {
  type ArchiveProblem,
  type ArchiveProblemCode,
  type ArchiveProblemName,
  archiveProblem,
  unreadableCodes,
} from './problem.ts';
export type { ArchiveFiles, ArchiveTools } from './read.ts';
export { Recount } from './recount.ts';
export { type StepName, stepTitles } from './steps.ts';
export {
  type ArchiveOptions,
  type ArchiveStep,
  type ArchiveVerification,
  verifyArchive,
} from './verify.ts';
export * from './verify-year.ts';
export * from './year.ts';
