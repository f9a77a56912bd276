import type {
  listQualificationGaps,
  readMyQualification,
  readUnitQualifications,
} from '@sanshen/contract/qualification';
import type { RouteOutput } from '@sanshen/contract/route';
import { addHours, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { inForce, pathTo } from '@sanshen/domain/organization';
import { coverGaps, endingsOf, lostAt } from '@sanshen/domain/qualification';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { loadPersonFacts, loadSubtree, requireGrant, superiorOf } from '../organization/public.ts';
import { coverGround } from './ground.ts';
import { conditionName, showDuty, showGap, showPerson, warnDays } from './show.ts';

/** A person's own qualification. Throws `request.notFound` for who is registered nowhere. */
export async function readMine(
  { db, clock }: AppContext,
  person: PersonId,
): Promise<RouteOutput<typeof readMyQualification>> {
  const now = clock.now();
  const [facts] = await loadPersonFacts(db, { people: [person] }, now);
  if (facts === undefined) throw platformProblem('request.notFound');
  const places = [
    ...new Set(facts.appointments.filter((one) => inForce(one, now)).map((one) => one.organization)),
  ];
  // A publicity department runs the channels and takes seats of the committee above it.
  const above = await Promise.all(places.map((place) => superiorOf(db, place, now)));
  const organizations = [...new Set([...places, ...above.filter((one) => one !== null)])];
  const ground = await coverGround(db, organizations, now, [person]);
  const terms = ground.people.find(({ id }) => id === person);
  const home = places[0] ?? organizations[0];
  if (terms === undefined) throw platformProblem('request.notFound');
  const { person: _, ...shown } = showPerson(terms, ground, home ?? null, now);
  return shown;
}

/** Everybody's qualification in a unit, with what ends soon. Throws `access.forbidden`. */
export async function readUnit(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof readUnitQualifications>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'leadTraining', now);
  const members = await membersOf(db, organization, now);
  const ground = await coverGround(db, [organization], now, members);
  const { duties, people, names, policies } = ground;
  const policy = policies.get(organization);
  const days = Math.max(...warnDays(policy));
  const soon = addHours(now, days * 24);
  const own = people.filter(({ id }) => members.includes(id));
  return {
    people: own
      .map((terms) => showPerson(terms, ground, organization, now))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')),
    gaps: coverGaps(duties, people, now, soon).map((gap) => showGap(gap, names)),
    endings: own
      .flatMap((terms) => endingsOf(terms, now, soon).map((ending) => ({ terms, ending })))
      .sort((a, b) => (a.ending.at < b.ending.at ? -1 : 1))
      .map(({ terms, ending }) => ({
        person: { id: terms.id, name: terms.name },
        what: ending.what,
        name: conditionName(policy, ending.what, ending.item),
        at: ending.at,
        loses: lostAt(duties, people, terms.id, ending.at).map(({ duty, uncovered }) => ({
          duty: showDuty(duty, names),
          uncovered,
        })),
      })),
    warnDays: days,
  };
}

/** Duties here and below that nobody qualified can do, now or within the days of warning; names no person. Throws `access.forbidden`. */
export async function listGaps(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof listQualificationGaps>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readTraining', now);
  return gapsBelow(db, organization, now);
}

/** As {@link listGaps}, for who has been let in already. */
export async function gapsBelow(db: Database | Transaction, organization: OrganizationId, now: Instant) {
  const tree = await loadSubtree(db, organization, now);
  const units = [...tree.values()]
    .filter(({ id, status }) => status === 'active' && pathTo(tree, id).includes(organization))
    .map(({ id }) => id);
  const { duties, people, names, policies } = await coverGround(db, units, now);
  const soon = addHours(now, Math.max(...warnDays(policies.get(organization))) * 24);
  // Each unit by itself: who is looked at grows with the unit and not with the city.
  const byUnit = Map.groupBy(duties, (duty) => duty.organization);
  const gaps = [...byUnit.values()].flatMap((own) => {
    const named = new Set(own.flatMap((duty) => duty.ways.flatMap((way) => way.people ?? [])));
    const places = new Set(own.flatMap((duty) => duty.ways.flatMap((way) => way.places)));
    const near = people.filter(
      (one) => named.has(one.id) || one.appointments.some((held) => places.has(held.organization)),
    );
    return coverGaps(own, near, now, soon);
  });
  return {
    units: units.length,
    gaps: gaps
      .toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0))
      .slice(0, 500)
      .map((gap) => showGap(gap, names)),
  };
}

/** Who holds an office of a unit now. */
export async function membersOf(
  db: Database | Transaction,
  organization: OrganizationId,
  now: Instant,
): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('appointment')
    .select('person_id')
    .distinct()
    .where('organization_id', '=', organization)
    .where('valid_from', '<=', now)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', now)]))
    .execute();
  return rows.map((row) => row.person_id);
}
