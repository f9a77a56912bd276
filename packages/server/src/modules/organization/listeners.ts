import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { OrganizationEvent } from '@sanshen/domain/organization';
import type { Transaction } from '../../platform/db/database.ts';

/** What was decided about an organisation or its people, told in the transaction that records it. */
export type OrganizationListener = (
  trx: Transaction,
  decided: {
    readonly organization: OrganizationId;
    readonly events: readonly OrganizationEvent[];
    readonly now: Instant;
  },
) => Promise<void>;

const listeners = new Set<OrganizationListener>();

/** Adds somebody who takes part in every decision about organisations and people; the same one counts once. */
export function onOrganizationDecision(listener: OrganizationListener): void {
  listeners.add(listener);
}

/** Tells everybody who listens. */
export async function tellOrganizationListeners(
  ...[trx, decided]: Parameters<OrganizationListener>
): Promise<void> {
  for (const listener of listeners) await listener(trx, decided);
}
