import type { DrillHead } from '@sanshen/domain/drills';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { planFor } from '../emergency/public.ts';

/** The plan that a unit acts on in a scenario, as far as a drill keeps it; null where it has none in force. */
export async function planOf(
  db: Database | Transaction,
  organization: OrganizationId,
  scenario: string,
  at: Instant,
): Promise<DrillHead['plan']> {
  const plan = await planFor(db, organization, scenario, at);
  return plan === null ? null : { id: plan.plan, name: plan.name.zh, version: plan.number };
}
