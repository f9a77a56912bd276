import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { TrainingRules } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { effectivePolicy } from '../policy/public.ts';

export type PracticeRules = Pick<NonNullable<TrainingRules['practice']>, 'figures' | 'keepDays'>;

/** Where a rule book says nothing: leaders see no single person, and results are kept for two years. */
export const unsaid: PracticeRules = { figures: 'unitOnly', keepDays: 730 };

/** What the rule book of a unit says of practice. */
export async function practiceRules(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<PracticeRules> {
  const standing = await effectivePolicy(db, organization, now);
  return standing?.policy.training.practice ?? unsaid;
}
