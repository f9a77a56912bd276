import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { OrganizationTree } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/db/database.ts';
import { reachOf } from '../list-organizations.ts';
import { type RuleBook, ruleBookFor } from '../rule-book.ts';

/** Everything that a plan is compared with. */
export interface Surroundings {
  readonly asker: PersonId;
  readonly now: Instant;
  readonly root: OrganizationId;
  readonly tree: OrganizationTree;
  readonly book: RuleBook;
  readonly mayAppoint: ReadonlySet<string>;
  readonly mayFound: ReadonlySet<string>;
  /** People by organisation and name. */
  readonly people: ReadonlyMap<string, readonly PersonId[]>;
  /** `person/organization/office` of what is held now or later. */
  readonly held: ReadonlySet<string>;
  /** `person/kind` of qualifications that have not ended. */
  readonly qualified: ReadonlySet<string>;
}

/** What stands in and below an organisation. A few queries, whatever the size of the table that is imported. */
export async function surroundingsOf(
  db: Database,
  asker: PersonId,
  root: OrganizationId,
  now: Instant,
): Promise<Surroundings> {
  const { tree, where } = await reachOf(db, asker, now);
  const book = await ruleBookFor(db, root, now);
  const { rows: people } = await sql<{ person: PersonId; name: string; organization: string }>`
    select person.person_id as person, person.name, at_home.organization_id as organization from person
    join lateral (
      select person.organization_id union
      select held.organization_id from appointment held where held.person_id = person.person_id
        and held.valid_from <= ${now} and (held.valid_to is null or held.valid_to > ${now})
    ) at_home on true
    where at_home.organization_id = any(${[...tree.keys()]}::text[])`.execute(db);
  const { rows: facts } = await sql<{ key: string; what: 'held' | 'qualified' }>`
    select 'held' as what, person_id || '/' || organization_id || '/' || office as key from appointment
      where organization_id = any(${[...tree.keys()]}::text[]) and (valid_to is null or valid_to > ${now})
    union all
    select 'qualified', person_id || '/' || kind from qualification
      where person_id = any(${people.map(({ person }) => person)}::text[]) and (valid_to is null or valid_to > ${now})`.execute(
    db,
  );
  const byName = new Map<string, PersonId[]>();
  for (const { person, name, organization } of people) {
    const key = `${organization}/${name}`;
    byName.set(key, [...(byName.get(key) ?? []), person]);
  }
  const keys = (what: string) => new Set(facts.filter((one) => one.what === what).map(({ key }) => key));
  return {
    asker,
    now,
    root,
    tree,
    book,
    mayAppoint: new Set(where('changeAppointments')),
    mayFound: new Set(where('foundOrganization')),
    people: byName,
    held: keys('held'),
    qualified: keys('qualified'),
  };
}

/** What a tree and its people were like: any decision about an organisation in it gives another text. */
export async function standingOfTree(
  db: Database | Transaction,
  organization: OrganizationId,
): Promise<string> {
  const { rows } = await sql<{ standing: string }>`
    select count(*) || '/' || coalesce(sum(version), 0) as standing from organization
    where root_id = (select root_id from organization where organization_id = ${organization} limit 1)`.execute(
    db,
  );
  return rows[0]?.standing ?? '';
}
