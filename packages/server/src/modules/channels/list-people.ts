import { rightObstacle } from '@sanshen/domain/channels';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { inForce } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import { loadPersonFacts, requireGrant } from '../organization/public.ts';
import { groundOf } from './scene.ts';

/** People who hold an office of those that run the channels here, with what stands against their publishing right. */
export async function listPeople({ db, clock }: AppContext, person: PersonId, organization: OrganizationId) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'readChannels', now);
  const { runs, rules } = await groundOf(db, organization, now);
  const held = await db
    .selectFrom('appointment')
    .select('person_id')
    .distinct()
    .where('organization_id', 'in', runs)
    .where('valid_from', '<=', now)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', now)]))
    .execute();
  const people = await loadPersonFacts(db, { people: held.map((row) => row.person_id) }, now);
  const found = await db
    .selectFrom('publishing_right')
    .select(['person_id', 'since'])
    .where('organization_id', '=', organization)
    .execute();
  const since = new Map(found.map((row) => [row.person_id, row.since]));
  return {
    items: people.map((one) => ({
      person: one.id,
      name: one.name,
      offices: [
        ...new Set(
          one.appointments
            .filter((held) => runs.includes(held.organization) && inForce(held, now))
            .map((held) => held.office),
        ),
      ],
      obstacle: rightObstacle(one, rules.publishingRights, runs, now),
      since: since.get(one.id) ?? null,
    })),
  };
}
