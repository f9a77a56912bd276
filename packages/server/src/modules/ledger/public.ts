export {
  type Append,
  type Appended,
  appendEntries,
  appendEntry,
  LedgerConflict,
  loadHead,
} from './append.ts';
export { generateKeyPair, type KeyPair, suites } from './suites.ts';
