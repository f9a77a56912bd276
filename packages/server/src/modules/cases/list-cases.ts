import type { CaseSight } from '@sanshen/domain/cases';
import { type Instant, instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import {
  grantOf,
  inForce,
  may,
  type OrganizationTree,
  organizationRelation,
  type PersonFacts,
} from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { decodeCursor, pageFrom } from '../../platform/http/cursor.ts';
import { platformProblem } from '../../platform/problem.ts';
import { namesOf, standpoint } from '../organization/public.ts';
import { sightsOf } from './scene.ts';
import { lineOf } from './show-case.ts';
import { toCase } from './store.ts';

interface Filter {
  readonly side?: 'own' | 'below' | undefined;
  readonly state: 'open' | 'overdue' | 'all';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Cases of a unit, or of those below or guided by an organisation, newest first, as far as the caller sees them. Throws `access.forbidden`. */
export async function listCases(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  filter: Filter,
) {
  const now = clock.now();
  const { facts, tree } = await standpoint(db, person, [organization], now);
  if (facts === null) throw platformProblem('access.forbidden', { organization });
  const below = belowScope(organization, tree, facts, now);
  const side = filter.side ?? (below === null ? 'own' : 'below');
  const scope = side === 'below' ? below : ownScope(organization, sightsOf(tree, facts, organization, now));
  if (scope === null) throw platformProblem('access.forbidden', { organization });
  const rows = await rowsOf(db, scope, filter, now);
  const names = await namesOf(
    db,
    rows.map((row) => row.organization_id),
    now,
  );
  const page = pageFrom(
    rows,
    filter.limit,
    (row) => [row.opened_at, row.case_id],
    ({ one, organization_id: unit }) => lineOf(toCase(one), names.get(unit) ?? unit, now),
  );
  const mayOpen = grantOf(tree, facts.appointments, organization, 'reportCase', now) !== null;
  return { ...page, side, supervises: below !== null, mayOpen };
}

/** Which cases: of the unit itself, or of those under a place; and whether only those that the units were told of. */
type Scope = { readonly toldOnly: boolean; readonly opener: OrganizationId } & (
  | { readonly unit: OrganizationId }
  | { readonly under: OrganizationId }
);

function ownScope(unit: OrganizationId, sights: readonly CaseSight[]): Scope | null {
  if (sights.length === 0) return null;
  return { unit, toldOnly: !sights.includes('command'), opener: unit };
}

/** Who supervises there sees what is below; of the publicity department, what it guides. */
function belowScope(
  organization: OrganizationId,
  tree: OrganizationTree,
  facts: PersonFacts,
  now: Instant,
): Scope | null {
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

async function rowsOf(db: Database, scope: Scope, filter: Filter, now: Instant) {
  const after = decodeCursor(filter.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  return db
    .selectFrom('accountability_case as found')
    .select(['found.case_id', 'found.organization_id', 'found.opened_at', 'found.one'])
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
    )
    .$if(filter.state === 'open', (query) => query.where('found.due_at', 'is not', null))
    .$if(filter.state === 'overdue', (query) => query.where('found.due_at', '<=', now))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(found.opened_at, found.case_id) < (${instant(after?.[0] ?? now)}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('found.opened_at', 'desc')
    .orderBy('found.case_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}
