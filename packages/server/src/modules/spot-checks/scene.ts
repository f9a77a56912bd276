import { spotChecksProblems } from '@sanshen/contract/spot-checks';
import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import {
  grantOf,
  inForce,
  type OrganizationTree,
  organizationRelation,
  type PersonFacts,
  pathTo,
} from '@sanshen/domain/organization';
import type { SpotCheck, SpotCheckRefusal } from '@sanshen/domain/spot-checks';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { snapshotOf, standpoint } from '../organization/public.ts';
import { findSpotCheck } from './store.ts';

/** How somebody stands to a spot check. */
export interface SpotScene {
  readonly check: SpotCheck;
  readonly facts: PersonFacts;
  readonly tree: OrganizationTree;
  readonly duty: 'inspector' | 'referee' | null;
  readonly now: Instant;
}

/** Opens a spot check for a person. Throws `request.notFound` for one that he may not see as for one that there isn't. */
export async function openSpotScene(
  db: Database | Transaction,
  person: PersonId,
  id: string,
  now: Instant,
  hold = false,
): Promise<SpotScene> {
  const check = await findSpotCheck(db, id, hold);
  if (check === null) throw platformProblem('request.notFound');
  const { facts, tree } = await standpoint(db, person, [check.organization], now);
  const duty = check.inspectors.some((one) => one.person === person)
    ? 'inspector'
    : check.referee.person === person
      ? 'referee'
      : null;
  const reads =
    facts !== null && grantOf(tree, facts.appointments, check.organization, 'readSpotChecks', now) !== null;
  if (facts === null || (duty === null && !reads)) throw platformProblem('request.notFound');
  return { check, facts, tree, duty, now };
}

/** Who acts, as the record keeps him: in the organisation that holds the check, where he is of it. */
export function actorOfScene({ check, facts, now }: SpotScene) {
  const own = facts.appointments.some(
    (held) => held.organization === check.organization && inForce(held, now),
  );
  return snapshotOf(facts, own ? check.organization : null, now);
}

/**
 * Where people held an office at some time from `from` until now: who has left a unit answers for what it published while he was there. People without any
 * are left out.
 */
export async function placesSince(
  db: Database | Transaction,
  people: readonly PersonId[],
  from: Instant,
  now: Instant,
): Promise<ReadonlyMap<PersonId, readonly OrganizationId[]>> {
  const rows = await db
    .selectFrom('appointment')
    .select(['person_id', 'organization_id'])
    .where('person_id', 'in', [...people])
    .where('valid_from', '<=', now)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', from)]))
    .execute();
  const found = Map.groupBy(rows, ({ person_id }) => person_id);
  return new Map(
    [...found].map(([person, held]) => [person, held.map(({ organization_id }) => organization_id)]),
  );
}

/** Who has come to a unit that is checked, or left those who inspect, judges no more. Throws `spotChecks.notIndependent`. */
export async function requireIndependent(
  trx: Transaction,
  { check, facts, tree, now }: SpotScene,
): Promise<void> {
  const since = (await placesSince(trx, [facts.id], check.from, now)).get(facts.id) ?? [];
  const helpers = inspectsFor(tree, check.organization);
  const held = facts.appointments.filter((one) => inForce(one, now)).map((one) => one.organization);
  const independent =
    held.some((place) => helpers.has(place)) && !since.some((place) => check.units.includes(place));
  if (!independent) throw refusal('spotChecks.notIndependent');
}

/** Whether an organisation may check a unit: it commands it, or guides it as publicity department. */
export function mayCheck(tree: OrganizationTree, holder: OrganizationId, unit: OrganizationId): boolean {
  return ['above', 'guidance'].includes(organizationRelation(tree, holder, unit));
}

/** Where somebody is in office who may inspect for an organisation: there, above it, or in its publicity department. */
export function inspectsFor(tree: OrganizationTree, holder: OrganizationId): ReadonlySet<OrganizationId> {
  const departments = [...tree.values()].filter((node) => node.publicityDepartment && node.parent === holder);
  return new Set([...pathTo(tree, holder), ...departments.map(({ id }) => id)]);
}

/** A refusal of the rules on its way to the caller. */
export function refusal(code: SpotCheckRefusal): Problem {
  return new Problem(spotChecksProblems[code]);
}
