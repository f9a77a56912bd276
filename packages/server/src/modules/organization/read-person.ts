import type { readPerson } from '@sanshen/contract/organization';
import type { RouteOutput } from '@sanshen/contract/route';
import { brandId, type Instant, type PersonId } from '@sanshen/domain/kernel';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { homeOf } from './appointment-store.ts';
import { loadPersonFacts } from './person-store.ts';
import { grantOf, requireGrant } from './standing.ts';

/**
 * A person as the caller may see him: name and appointments for those who may read his organisation's people; employment, qualifications and
 * leaves only for those who answer for it, and for himself. Throws `request.notFound`, `access.forbidden`.
 */
export async function personDetail(
  db: Database,
  asker: PersonId,
  id: string,
  at: Instant,
): Promise<RouteOutput<typeof readPerson>> {
  const person = brandId<PersonId>(id);
  const home = await homeOf(db, person);
  const [facts] = await loadPersonFacts(db, { people: [person] }, at);
  if (home === null || facts === undefined) throw platformProblem('request.notFound');
  const self = asker === person;
  if (!self) await requireGrant(db, asker, home.organization, 'readPeople', at);
  const showsFacts = self || (await grantOf(db, asker, home.organization, 'readPersonFacts', at)) !== null;
  return {
    person,
    name: facts.name,
    organization: home.organization,
    appointments: facts.appointments.map((one) => ({ ...one, delegatedBy: one.delegatedBy ?? null })),
    facts: showsFacts
      ? {
          employment: facts.employment,
          qualifications: await openQualifications(db, person, at),
          leaves: await openLeaves(db, person, at),
        }
      : null,
  };
}

async function openLeaves(db: Database, person: PersonId, at: Instant) {
  return db
    .selectFrom('leave')
    .select(['leave_id as id', 'valid_from as from', 'valid_to as to'])
    .where('person_id', '=', person)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .orderBy('valid_from')
    .execute();
}

async function openQualifications(db: Database, person: PersonId, at: Instant) {
  return db
    .selectFrom('qualification')
    .select(['qualification_id as id', 'kind', 'valid_from as from', 'valid_to as to'])
    .where('person_id', '=', person)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .orderBy('valid_from')
    .orderBy('qualification_id')
    .execute();
}
