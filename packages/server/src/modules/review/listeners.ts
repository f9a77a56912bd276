import type { OrganizationId } from '@sanshen/domain/kernel';
import type { Head } from '@sanshen/domain/ledger';
import type { Command, Facts, ReviewEvent, ReviewState } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';

/** One decision as it is about to be committed. */
export interface Decided {
  readonly before: ReviewState;
  readonly after: ReviewState;
  readonly command: Command;
  readonly facts: Facts;
  readonly events: readonly ReviewEvent[];
  readonly root: OrganizationId;
  /** Where the manuscript's stream ends with this decision; a listener that appends gives the new head back. */
  readonly head: Head;
}

/** Work of another module in the same transaction; throwing undoes the decision. Gives the head of the stream after it. */
export type DecisionListener = (trx: Transaction, decided: Decided) => Promise<Head>;

const listeners: DecisionListener[] = [];

/** Registers a listener for every decision from now on; gives the function that removes it. */
export function onDecision(listener: DecisionListener): () => void {
  listeners.push(listener);
  return () => {
    listeners.splice(listeners.indexOf(listener), 1);
  };
}

/** Lets every listener do its part, one after the other. */
export async function tellListeners(trx: Transaction, decided: Decided): Promise<void> {
  let { head } = decided;
  for (const listener of listeners) head = await listener(trx, { ...decided, head });
}
