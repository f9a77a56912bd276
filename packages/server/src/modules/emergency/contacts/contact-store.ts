import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { registerSealed } from '../../../platform/sealed-columns.ts';
import type { Vault } from '../../../platform/vault.ts';

const about = (person: string, organization: string) => `emergency contact:${person}:${organization}`;
registerSealed({
  table: 'emergency_contact',
  key: ['person_id', 'organization_id'],
  column: 'sealed',
  about: ([person = '', organization = '']) => about(person, organization),
});

/** Whose number of which organisation. */
export interface ContactPlace {
  readonly person: PersonId;
  readonly organization: OrganizationId;
}

/** Keeps somebody's number, sealed. */
export async function keepNumber(
  trx: Transaction,
  vault: Vault,
  { person, organization }: ContactPlace,
  kept: { readonly root: OrganizationId; readonly number: string; readonly at: Instant },
): Promise<void> {
  const changing = { sealed: vault.seal(kept.number, about(person, organization)), registered_at: kept.at };
  await trx
    .insertInto('emergency_contact')
    .values({ person_id: person, organization_id: organization, root_id: kept.root, ...changing })
    .onConflict((conflict) => conflict.columns(['person_id', 'organization_id']).doUpdateSet(changing))
    .execute();
}

/** Deletes somebody's number; whether there was one. */
export async function deleteNumber(
  trx: Transaction,
  { person, organization }: ContactPlace,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('emergency_contact')
    .where('person_id', '=', person)
    .where('organization_id', '=', organization)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who of some people has a number registered, by whichever organisation of his. */
export async function registeredOf(
  db: Database | Transaction,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  if (people.length === 0) return new Set();
  const rows = await db
    .selectFrom('emergency_contact')
    .select('person_id')
    .where('person_id', 'in', [...people])
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

/** The numbers of some people as their organisations registered them; of several, that of `organization` counts first. */
export async function openNumbers(
  db: Database | Transaction,
  vault: Vault,
  organization: OrganizationId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('emergency_contact')
    .select(['person_id', 'organization_id', 'sealed'])
    .where('person_id', 'in', [...people])
    .orderBy('registered_at')
    .execute();
  const last = rows.toSorted(
    (a, b) => Number(a.organization_id === organization) - Number(b.organization_id === organization),
  );
  return new Map(
    last.map((row) => [row.person_id, vault.open(row.sealed, about(row.person_id, row.organization_id))]),
  );
}

/** All registered numbers' places, for what has to forget them. */
export async function contactPlaces(
  db: Database,
): Promise<readonly (ContactPlace & { readonly root: OrganizationId })[]> {
  const rows = await db
    .selectFrom('emergency_contact')
    .select(['person_id', 'organization_id', 'root_id'])
    .execute();
  return rows.map((row) => ({
    person: row.person_id,
    organization: row.organization_id,
    root: row.root_id,
  }));
}
