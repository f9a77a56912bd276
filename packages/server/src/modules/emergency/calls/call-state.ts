import type { Call } from '@sanshen/domain/emergency';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { findCall } from './call-store.ts';

/** A call with who has answered, how and when; null if there is none. Whoever asks has checked who may see it. */
export function callState(db: Database | Transaction, call: string): Promise<Call | null> {
  return findCall(db, call);
}
