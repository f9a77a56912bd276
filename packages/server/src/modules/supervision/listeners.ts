import type { Digest, Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { ClosedPeriod } from '@sanshen/domain/supervision';
import type { Transaction } from '../../platform/db/database.ts';

/** A month of a unit that was closed just now, or, with an amendment above 0, counted again. */
export interface PeriodClosed extends ClosedPeriod {
  readonly root: OrganizationId;
  readonly digest: Digest;
  readonly at: Instant;
}

export type PeriodListener = (trx: Transaction, closed: PeriodClosed) => Promise<void>;

const listeners: PeriodListener[] = [];

/** Has another module take part when a month is closed or amended, in the same transaction. */
export function onPeriodFrozen(listener: PeriodListener): void {
  listeners.push(listener);
}

/** Tells everybody who asked for it. */
export async function tellPeriodListeners(trx: Transaction, closed: PeriodClosed): Promise<void> {
  for (const listener of listeners) await listener(trx, closed);
}
