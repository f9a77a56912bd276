export { type Archive, buildArchive } from './build-archive.ts';
export { archiveModule } from './module.ts';
export { archiveTools, type OfflineVerification, verifyArchiveBytes } from './offline.ts';
export { printTable } from './print-sheet.ts';
export { verifyYearFile, type YearFileVerification } from './year/verify-file.ts';
