import type { Drill, DrillReport } from '@sanshen/domain/drills';
import { reportDueAt } from '@sanshen/domain/drills';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { EmergencyRules } from '@sanshen/domain/policy';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { resolveScopes } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';

/** What the rule book says of drills in an organisation; null where no rule book is in force. */
export async function rulesOf(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<EmergencyRules['drills'] | null> {
  return (await effectivePolicy(db, organization, at))?.policy.emergency.drills ?? null;
}

/** What a drill that ends now owes: whom the report goes to, and until when. Without a rule book it is due at once, to nobody. */
export async function reportOwed(
  trx: Transaction,
  { organization }: Pick<Drill, 'organization'>,
  at: Instant,
): Promise<Pick<DrillReport, 'dueAt' | 'to'>> {
  const rules = await rulesOf(trx, organization, at);
  if (rules === null) return { dueAt: at, to: null };
  const scopes = await resolveScopes(trx, organization, at);
  const receiver = scopes[rules.reportTo.scope];
  return {
    dueAt: reportDueAt(at, rules.reportWithinDays),
    to: receiver === undefined ? null : { organization: receiver, offices: rules.reportTo.offices },
  };
}
