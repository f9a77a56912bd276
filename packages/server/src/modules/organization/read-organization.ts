import type { readOrganization } from '@sanshen/contract/organization';
import type { RouteOutput } from '@sanshen/contract/route';
import { brandId, type Instant, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { inForce, onLeave } from '@sanshen/domain/organization';
import type { Database } from '../../platform/db/database.ts';
import { openAppointments } from './appointment-store.ts';
import { accessOf } from './list-organizations.ts';
import { loadPersonFacts } from './person-store.ts';

type Detail = RouteOutput<typeof readOrganization>;

/** An organisation with the holders of its offices, as far as the caller may see them. Throws `request.notFound`, `access.forbidden`. */
export async function organizationDetail(
  db: Database,
  person: PersonId,
  organization: string,
  at: Instant,
): Promise<Detail> {
  const { node, relation, grants } = await accessOf(db, person, organization, at);
  const row = await db
    .selectFrom('organization')
    .select('version')
    .where('organization_id', '=', node.id)
    .executeTakeFirstOrThrow();
  const showsOffices = grants.some((grant) => grant.action === 'readOffices');
  return {
    ...node,
    relation,
    superior: node.parent,
    version: row.version,
    offices: showsOffices ? await officesOf(db, node.id, at) : [],
  };
}

async function officesOf(
  db: Database,
  organization: OrganizationId,
  at: Instant,
): Promise<Detail['offices']> {
  const held = (await openAppointments(db, organization, at)).filter((one) => inForce(one, at));
  const people = await loadPersonFacts(db, { people: held.map((one) => one.person) }, at);
  const byId = new Map(people.map((person) => [person.id, person]));
  const offices = Map.groupBy(held, (one) => one.office);
  return [...offices].sort().map(([office, appointments]) => ({
    office,
    holders: appointments.map((one) => {
      const holder = byId.get(brandId<PersonId>(one.person));
      return {
        appointment: one.id,
        person: one.person,
        name: holder?.name ?? one.person,
        acting: one.acting,
        onLeave: holder !== undefined && onLeave(holder, at),
        from: one.from,
        to: one.to,
      };
    }),
  }));
}
