import type { readContacts as contactsRoute } from '@sanshen/contract/emergency-plans';
import type { RouteOutput } from '@sanshen/contract/route';
import { reachability } from '@sanshen/domain/emergency';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../../platform/context.ts';
import { grantOf, requireGrant } from '../../organization/public.ts';
import { reachOf } from '../calls/call-store.ts';
import { requireGround } from '../plans/ground.ts';
import { openNumbers, registeredOf } from './contact-store.ts';
import { scenarioTrees, treeGaps, treePeople } from './trees.ts';

/** Never called. */
const unknown = { reachedAt: null, silentAt: null };

/**
 * An organisation's contact tree: everybody who plays a role in a plan that counts there. Numbers are for those who stand in it themselves and who keeps it. Throws
 * `request.notFound`, `access.forbidden`.
 */
export async function readContacts(
  { db, clock, vault }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof contactsRoute>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readPlans', now);
  const ground = await requireGround(db, organization, now);
  const trees = await scenarioTrees(db, ground, now);
  const people = treePeople(trees);
  const ids = people.map((one) => one.person);
  const keeps = (await grantOf(db, person, organization, 'keepPlans', now)) !== null;
  const [reach, registered] = await Promise.all([reachOf(db, ids), registeredOf(db, ids)]);
  const sees = keeps || ids.includes(person);
  const numbers = sees ? await openNumbers(db, vault, organization, ids) : new Map<PersonId, string>();
  const { confirmEveryMonths } = ground.planning;
  return {
    people: people.map((one) => {
      const record = reach.get(one.person) ?? unknown;
      return {
        ...one,
        roles: [...one.roles],
        calledBy: [...one.calledBy],
        state: reachability(record, confirmEveryMonths, now),
        reachedAt: record.reachedAt,
        registered: registered.has(one.person),
        number: numbers.get(one.person) ?? null,
        // A number is registered where its owner holds his office.
        mayKeep: (keeps && one.organization === organization) || one.person === person,
      };
    }),
    gaps: [...treeGaps(trees)],
    confirmEveryMonths,
    may: { call: keeps },
  };
}
