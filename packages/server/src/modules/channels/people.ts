import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { OfficeStanding } from '@sanshen/domain/organization';
import type { NotificationKind } from '@sanshen/domain/review';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { tell } from '../review/public.ts';

/** Who answers for an organisation: told when something of its channels goes wrong. */
export const leaderStandings: readonly OfficeStanding[] = [
  'mainLeader',
  'leaderInCharge',
  'departmentHead',
  'leader',
];

/** Who keeps an organisation's channels from day to day. */
export const keeperStandings: readonly OfficeStanding[] = ['platformLead', 'publicityLead'];

/** Everybody whose appointment in some organisations counts for one of some standings at an instant. */
export async function peopleWithStanding(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  standings: readonly OfficeStanding[],
  at: Instant,
): Promise<readonly PersonId[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('appointment')
    .select('person_id')
    .distinct()
    .where('organization_id', 'in', organizations)
    .where('standing', 'in', standings)
    .where('valid_from', '<=', at)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', at)]))
    .execute();
  return rows.map((row) => row.person_id);
}

/** Tells people something about channels; `channel` leads to its page. */
export async function tellAbout(
  trx: Transaction,
  kind: NotificationKind,
  people: readonly PersonId[],
  details: Readonly<Record<string, unknown>>,
  at: Instant,
): Promise<void> {
  if (people.length > 0) await tell(trx, { kind, people, details }, at);
}

/** Names of people by id; unknown ids are left out. */
export async function namesOfPeople(
  db: Database | Transaction,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'name'])
    .where('person_id', 'in', [...new Set(people)])
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name]));
}
