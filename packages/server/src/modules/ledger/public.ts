export {
  type Append,
  type Appended,
  appendEntries,
  appendEntry,
  LedgerConflict,
  loadHead,
  type PreparedAppend,
  prepareAppend,
} from './append.ts';
export { type LedgerIdentity, LedgerSuiteFixed, loadIdentity, loadKeys, suiteSchema } from './identity.ts';
export { type KeyStore, keyFileOf, openKeyStore, type Signer } from './key-store.ts';
export { keyStoreOf } from './key-stores.ts';
export { exportLedger, fileSource, LedgerFileUnreadable } from './ledger-file.ts';
export { databaseSource, type LedgerSource } from './ledger-source.ts';
export { ledgerModule, sequenceNow } from './module.ts';
export {
  checkProjection,
  type Projection,
  type ProjectionTable,
  projections,
  type RebuildReport,
  readEntries,
  registerProjection,
} from './projections.ts';
export { consistencyProof, exportWitness, inclusionProof, latestCheckpoint } from './proofs.ts';
export { rebuildQueue, sequenceLedger } from './sequence.ts';
export { mayReadStream, registerStreamRule, type StreamRule } from './stream-access.ts';
export { generateKeyPair, isDigestOfText, type KeyPair, ledgerDigest, suites } from './suites.ts';
export { countWaiting, loadCheckpoint, loadEntries as readStream } from './tree-store.ts';
export { recordVerification } from './verification-store.ts';
export { type Verified, type VerifyOptions, verifyDatabase, verifySource } from './verify-ledger.ts';
