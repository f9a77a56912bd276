import { policyProblems } from '@sanshen/contract/policy';
import type { compareWithSuperior } from '@sanshen/contract/policy-reading';
import { type PolicySection, sectionNames } from '@sanshen/contract/policy-words';
import type { RouteOutput } from '@sanshen/contract/route';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import { compareStrictness, type Policy } from '@sanshen/domain/policy';
import { z } from 'zod';
import type { Database } from '../../platform/db/database.ts';
import { Problem } from '../../platform/problem.ts';
import { namesOf, superiorOf } from '../organization/public.ts';
import { type EffectivePolicy, effectivePolicy } from './effective-policy.ts';

/** The rule book in force for an organisation against the one in force for its superior. Throws `policy.none`. */
export async function comparisonWithSuperior(
  db: Database,
  organization: OrganizationId,
  at: Instant,
): Promise<RouteOutput<typeof compareWithSuperior>> {
  const mine = await effectivePolicy(db, organization, at);
  if (mine === null) throw new Problem(policyProblems['policy.none']);
  const above = await superiorOf(db, organization, at);
  const superior = above === null ? null : await effectivePolicy(db, above, at);
  const names = await namesOf(db, [organization, ...(above === null ? [] : [above])], at);
  const heading = (id: OrganizationId, { policy, digest }: EffectivePolicy) => ({
    organization: id,
    organizationName: names.get(id) ?? id,
    policy: policy.id,
    version: policy.version,
    title: policy.title,
    digest,
  });
  const compared = superior === null ? [] : compareStrictness(superior.policy, mine.policy);
  const items = compared.map(({ before, after, ...item }) => ({
    ...item,
    ...clauseOf(mine.policy, item.pointer),
    sectionName: sectionOf(item.pointer),
    superior: asJson(before),
    mine: asJson(after),
  }));
  const counts = (verdict: string) => items.filter((item) => item.verdict === verdict).length;
  return {
    mine: heading(organization, mine),
    superior: above === null || superior === null ? null : heading(above, superior),
    inherited: mine.filedBy !== organization,
    items,
    counts: { same: counts('same'), stricter: counts('stricter') },
  };
}

function sectionOf(pointer: string) {
  const section = pointer.split('/')[1] ?? '';
  const known = new Map<string, (typeof sectionNames)[PolicySection]>(Object.entries(sectionNames));
  return known.get(section) ?? { zh: section, en: section };
}

/** The clause of the nearest item at or above a place. */
function clauseOf(policy: Policy, pointer: string) {
  let value: unknown = policy;
  let clause: string | null = null;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) break;
    value = new Map<string, unknown>(Object.entries(value)).get(
      step.replaceAll('~1', '/').replaceAll('~0', '~'),
    );
    if (
      typeof value === 'object' &&
      value !== null &&
      'clause' in value &&
      typeof value.clause === 'string'
    ) {
      clause = value.clause;
    }
  }
  const title = policy.clauses.find(({ id }) => id === clause)?.title ?? null;
  return { clause, clauseTitle: title };
}

/** What is left out on one side is shown as nothing. */
function asJson(value: unknown) {
  return value === undefined ? null : z.json().parse(value);
}
