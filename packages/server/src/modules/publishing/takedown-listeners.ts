import type { PublicationId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';

/** Takes part when a takedown is left to a person, in the transaction that records it. */
export type LeftToPerson = (trx: Transaction, publication: PublicationId) => Promise<void>;

const listeners = new Set<LeftToPerson>();

/** Registers a listener; the same one counts once. */
export function onTakedownLeft(listener: LeftToPerson): void {
  listeners.add(listener);
}

/** Tells everybody who listens. */
export async function tellTakedownLeft(trx: Transaction, publication: PublicationId): Promise<void> {
  for (const listener of listeners) await listener(trx, publication);
}
