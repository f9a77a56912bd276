import { exceptionFor } from '@sanshen/domain/checks';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import type { FindingSeverity } from '@sanshen/domain/review';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadSurroundings, namesOf } from '../organization/public.ts';
import { type Exception, loadExceptions } from './exceptions.ts';

/** What an organisation and its superiors say of the rules: which give advice only, and what is no fault there. */
export interface StandingOfRules {
  readonly chain: readonly OrganizationId[];
  readonly demoted: ReadonlyMap<string, { readonly organization: OrganizationId; readonly since: Instant }>;
  readonly exceptions: readonly Exception[];
  readonly names: ReadonlyMap<OrganizationId, string>;
}

export async function standingOfRules(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<StandingOfRules> {
  const chain = pathTo(await loadSurroundings(db, [organization], at), organization);
  const [exceptions, rows, names] = await Promise.all([
    loadExceptions(db, chain),
    db
      .selectFrom('check_demotion')
      .select(['organization_id', 'rule', 'since'])
      .where('organization_id', 'in', chain.length === 0 ? [organization] : chain)
      .execute(),
    namesOf(db, chain, at),
  ]);
  const demoted = new Map(
    rows.map((row) => [row.rule, { organization: row.organization_id, since: row.since }]),
  );
  return { chain, demoted, exceptions, names };
}

/** How a finding is shown there. */
export function shownAs(
  finding: { readonly rule: string; readonly text: string; readonly severity: FindingSeverity },
  { demoted, exceptions }: StandingOfRules,
): { readonly severity: FindingSeverity; readonly exception: Exception | null } {
  return {
    severity: demoted.has(finding.rule) ? 'advice' : finding.severity,
    exception: exceptionFor(finding, exceptions),
  };
}
