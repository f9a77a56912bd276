import type { Acknowledgement, Call } from '@sanshen/domain/emergency';
import type { PersonId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../../platform/db/database.ts';

/** What happened when somebody answered a call, told in the transaction that records it. */
export type AcknowledgementListener = (
  trx: Transaction,
  answered: { readonly call: Call; readonly person: PersonId } & Acknowledgement,
) => Promise<void>;

const listeners = new Set<AcknowledgementListener>();

/** Adds somebody who takes part in every answer to a call; the same one counts once. */
export function onAcknowledged(listener: AcknowledgementListener): void {
  listeners.add(listener);
}

/** Tells everybody who listens. */
export async function tellAcknowledged(
  ...[trx, answered]: Parameters<AcknowledgementListener>
): Promise<void> {
  for (const listener of listeners) await listener(trx, answered);
}
