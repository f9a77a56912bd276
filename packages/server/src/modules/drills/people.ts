import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { loadSurroundings } from '../organization/public.ts';

/** Somebody who can have a part in a unit's drill. */
export interface Candidate {
  readonly person: PersonId;
  readonly name: string;
  readonly office: Office;
  readonly organization: OrganizationId;
  readonly organizationName: string;
}

const most = 1000;

/** Everybody in office in a unit, above it, and in the publicity departments of these; the unit's own people first. */
export async function candidatesFor(
  db: Database | Transaction,
  organization: OrganizationId,
  at: Instant,
): Promise<readonly Candidate[]> {
  const tree = await loadSurroundings(db, [organization], at);
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.person_id', 'appointment.person_id')
    .select([
      'appointment.person_id as person',
      'name',
      'office',
      'appointment.organization_id as organization',
    ])
    .where('appointment.organization_id', 'in', [organization, ...tree.keys()])
    .where('valid_from', '<=', at)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .where('standing', '<>', 'administrator')
    .orderBy('name')
    .limit(most)
    .execute();
  const seen = new Set<PersonId>();
  return rows
    .sort((a, b) => Number(b.organization === organization) - Number(a.organization === organization))
    .filter(({ person }) => !seen.has(person) && seen.add(person))
    .map((row) => ({
      ...row,
      organizationName: tree.get(row.organization)?.name ?? row.organization,
    }));
}
