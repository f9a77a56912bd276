import type { CaseSight } from '@sanshen/domain/cases';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  grantOf,
  inForce,
  may,
  type OrganizationTree,
  organizationRelation,
  type PersonFacts,
} from '@sanshen/domain/organization';
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { standpoint } from '../organization/public.ts';
import { sightsOf } from './scene.ts';

/** Which cases: of the unit itself, or of those under a place; and whether only those that the units were told of. */
export type CaseScope = { readonly toldOnly: boolean; readonly opener: OrganizationId } & (
  | { readonly unit: OrganizationId }
  | { readonly under: OrganizationId }
);

/** The unit's own cases, as far as somebody with these sights is shown them. */
function ownScope(unit: OrganizationId, sights: readonly CaseSight[]): CaseScope | null {
  if (sights.length === 0) return null;
  return { unit, toldOnly: !sights.includes('command'), opener: unit };
}

/** Who supervises there sees what is below; of the publicity department, what it guides. */
function belowScope(
  organization: OrganizationId,
  tree: OrganizationTree,
  facts: PersonFacts,
  now: Instant,
): CaseScope | null {
  const node = tree.get(organization);
  const guidedFrom = node?.publicityDepartment === true ? node.parent : null;
  const relation = guidedFrom === null ? 'above' : 'guidance';
  const supervises = facts.appointments.some((held) => {
    const there = organizationRelation(tree, held.organization, organization);
    const seen = there === 'above' ? 'above' : there === 'own' ? relation : null;
    return inForce(held, now) && seen !== null && may(seen, held.standing, 'readCases');
  });
  if (!supervises) return null;
  return { under: guidedFrom ?? organization, toldOnly: guidedFrom !== null, opener: organization };
}

export type CaseSide = 'own' | 'below';

/** Which cases somebody asks for, and what more he may do there. Throws `access.forbidden`. */
export async function askedFor(
  db: Database,
  person: PersonId,
  organization: OrganizationId,
  { side: wanted, now }: { readonly side: CaseSide | undefined; readonly now: Instant },
) {
  const { facts, tree } = await standpoint(db, person, [organization], now);
  if (facts === null) throw platformProblem('access.forbidden', { organization });
  const supervised = belowScope(organization, tree, facts, now);
  // Where nothing is below, there is only the unit's own to show.
  const below = supervised !== null && (await hasUnits(db, supervised)) ? supervised : null;
  const side = wanted ?? (below === null ? ('own' as const) : ('below' as const));
  const scope = side === 'below' ? below : ownScope(organization, sightsOf(tree, facts, organization, now));
  if (scope === null) throw platformProblem('access.forbidden', { organization });
  const mayOpen = grantOf(tree, facts.appointments, organization, 'reportCase', now) !== null;
  return { scope, side, supervises: below !== null, mayOpen };
}

async function hasUnits(db: Database, scope: CaseScope): Promise<boolean> {
  const under = 'under' in scope ? scope.under : scope.unit;
  const row = await db
    .selectFrom('organization_state')
    .select('organization_id')
    .where(sql<boolean>`path @> array[${under}::text]`)
    .where('organization_id', 'not in', [under, scope.opener])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A query for the cases of a scope. */
export function casesIn(db: Database, scope: CaseScope) {
  return db
    .selectFrom('accountability_case as found')
    .$if('unit' in scope, (query) =>
      query.where('found.organization_id', '=', 'unit' in scope ? scope.unit : scope.opener),
    )
    .$if('under' in scope, (query) =>
      query
        .where('found.organization_id', 'in', (sub) =>
          sub
            .selectFrom('organization_state as below')
            .select('below.organization_id')
            .where(sql<boolean>`below.path @> array[${'under' in scope ? scope.under : ''}::text]`),
        )
        .where('found.organization_id', '<>', scope.opener),
    )
    .$if(scope.toldOnly, (query) =>
      query.where((row) =>
        row.or([
          row('found.notified_at', 'is not', null),
          sql<boolean>`found.one -> 'opened' -> 'by' ->> 'organization' = ${scope.opener}`,
        ]),
      ),
    );
}
