import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { type PinnedProcedure, type Procedure, procedureFor } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { rootOf } from '../organization/public.ts';
import { type EffectivePolicy, effectivePolicy } from './effective-policy.ts';
import { keepText, loadChoice } from './policy-store.ts';

/**
 * The procedure under which a run of an organisation starts at `at`, with the exact rule book that it comes from: the one that the
 * organisation chose, if it is still open to it, else the one assigned to its kind. Null where no rule book serves the organisation.
 */
export async function pinProcedure(
  trx: Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<PinnedProcedure | null> {
  const effective = await effectivePolicy(trx, organization, at);
  if (effective === null) return null;
  const { policy, digest } = effective;
  const procedure = await procedureInUse(trx, organization, effective);
  if (procedure === null) return null;
  // A rule book laid on a newer one of the superior was never filed in this form; what a run is pinned to must be kept.
  await keepText(trx, (await rootOf(trx, organization)) ?? organization, digest, policy);
  return { reference: { policy: policy.id, version: policy.version, digest }, procedure };
}

/** The procedure that an organisation chose, if its rule book leaves it open, else the one assigned to its kind; null if none is. */
export async function procedureInUse(
  db: Database | Transaction,
  organization: OrganizationId,
  { policy, kind }: Pick<EffectivePolicy, 'policy' | 'kind'>,
): Promise<Procedure | null> {
  const choice = await loadChoice(db, organization);
  return procedureFor(policy, kind, choice) ?? procedureFor(policy, kind, null);
}
