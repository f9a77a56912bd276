import { standingScore } from '@sanshen/domain/assessments';
import { suggestedPrefix } from '@sanshen/domain/circulars';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { noCircularRules } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { findAssessments } from '../assessments/public.ts';
import { verifiedCasesOf } from '../cases/public.ts';
import { namesOf, organizationsFor, requireGrant, standingTo } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { mayAddress } from './draft.ts';
import { toCircular } from './store.ts';

/** What a person may draw a circular of an organisation from: units that it writes to, cases that it verified, assessments that are final. Throws `access.forbidden`. */
export async function circularBasis(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'draftCircular', now);
  const reachable = await organizationsFor(db, person, 'addressCircular', now);
  const standing = await standingTo(db, person, [organization, ...reachable.map(({ id }) => id)], now);
  const units = reachable.filter(({ id }) => mayAddress(standing, organization, id));
  const cases = await verifiedCasesOf(db, organization);
  const finals = (await findAssessments(db, { assessor: organization })).filter(
    ({ status }) => status === 'final',
  );
  const concerned = [...cases, ...finals].map((one) => one.organization);
  const names = await namesOf(db, [organization, ...new Set(concerned)], now);
  const nameOf = (id: OrganizationId) => names.get(id) ?? id;
  const rules = (await effectivePolicy(db, organization, now))?.policy.accountability.circulars;
  const { word } = rules ?? noCircularRules('§12');
  return {
    prefix: (await lastPrefix(db, organization)) ?? suggestedPrefix(nameOf(organization), word),
    units: units.map(({ id, name, kind }) => ({ unit: id, name, kind })),
    cases: cases.map(({ id, organization: unit, title, clause, opened }) => ({
      ...{ case: id, title, clause, openedAt: opened.at },
      unitName: nameOf(unit),
    })),
    assessments: finals.map((one) => ({
      ...{ assessment: one.id, period: one.period, score: standingScore(one) },
      unitName: nameOf(one.organization),
    })),
  };
}

async function lastPrefix(db: Database, organization: OrganizationId): Promise<string | null> {
  const row = await db
    .selectFrom('circular')
    .select('one')
    .where('organization_id', '=', organization)
    .orderBy('drafted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toCircular(row.one).prefix;
}
