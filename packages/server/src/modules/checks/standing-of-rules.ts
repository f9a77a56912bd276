import { exceptionFor, fewestRulings, measuredPrecision } from '@sanshen/domain/checks';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { pathTo } from '@sanshen/domain/organization';
import type { FindingSeverity } from '@sanshen/domain/review';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadSurroundings, namesOf } from '../organization/public.ts';
import { countsOf } from './counts.ts';
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
  const demoted = await nearestDecides(db, chain, rows, at);
  return { chain, demoted, exceptions, names };
}

interface DemotionRow {
  readonly organization_id: OrganizationId;
  readonly rule: string;
  readonly since: Instant;
}

/** Of the units on the way up the nearest in which enough people ruled decides: where a rule proves itself, the rulings of others do not count. */
async function nearestDecides(
  db: Database | Transaction,
  chain: readonly OrganizationId[],
  rows: readonly DemotionRow[],
  at: Instant,
): Promise<StandingOfRules['demoted']> {
  const demoted = new Map<string, { readonly organization: OrganizationId; readonly since: Instant }>();
  const upwards = [...chain].reverse();
  for (const rule of new Set(rows.map((row) => row.rule))) {
    for (const unit of upwards) {
      const row = rows.find((one) => one.rule === rule && one.organization_id === unit);
      if (row !== undefined) {
        demoted.set(rule, { organization: unit, since: row.since });
        break;
      }
      const counts = (await countsOf(db, unit, at, rule)).get(rule);
      const ruled = counts === undefined ? 0 : (measuredPrecision(counts)?.ruled ?? 0);
      if (ruled >= fewestRulings) break;
    }
  }
  return demoted;
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
