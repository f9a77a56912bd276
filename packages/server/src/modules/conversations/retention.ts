import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { effectivePolicy } from '../policy/public.ts';

/** Days for which the public's writings are kept where no rule book says a number: the shipped one's. */
const usual = 180;

/** Days for which an organisation keeps what the public writes. */
export async function retentionOf(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<number> {
  const effective = await effectivePolicy(db, organization, at);
  return effective?.policy.interaction.publicData.retentionDays ?? usual;
}
