import type { Case, CaseEvent } from '@sanshen/domain/cases';
import type { Transaction } from '../../platform/db/database.ts';

/** A step of a case as it is about to be committed; `before` is null for a case that was opened. */
export interface CaseChange {
  readonly before: Case | null;
  readonly after: Case;
  readonly event: CaseEvent;
}

/** Work of another module in the same transaction; throwing undoes the step. */
export type CaseListener = (trx: Transaction, change: CaseChange) => Promise<void>;

const listeners: CaseListener[] = [];

/** Registers a listener for every step of every case from now on; gives the function that removes it. */
export function onCaseChanged(listener: CaseListener): () => void {
  listeners.push(listener);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
  };
}

/** Lets every listener do its part, one after the other. */
export async function tellCaseListeners(trx: Transaction, change: CaseChange): Promise<void> {
  for (const listener of listeners) await listener(trx, change);
}
