import { type RegisterName, type RegisterRow, registerProblems } from '@sanshen/contract/checks-registers';
import type { Instant, OrganizationId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { sql } from 'kysely';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';
import { Problem } from '../../../platform/problem.ts';

/** One register of one organisation. */
export interface RegisterPlace {
  readonly organization: OrganizationId;
  readonly register: RegisterName;
}

export interface StoredEntry {
  readonly key: string;
  readonly position: number;
  readonly row: RegisterRow;
}

/** A change of a register as it is to be kept. */
export interface RegisterChange {
  /** The version that was seen; 0 for a register that was never filled. */
  readonly version: number;
  readonly put: readonly StoredEntry[];
  readonly remove: readonly string[];
  readonly note: string;
}

const chunk = 5000;

/** All entries as they stand, in their order. */
export async function loadEntries(
  db: Database | Transaction,
  { organization, register }: RegisterPlace,
): Promise<readonly StoredEntry[]> {
  const rows = await db
    .selectFrom('check_register_entry')
    .select(['key', 'position', 'entry'])
    .where('organization_id', '=', organization)
    .where('register', '=', register)
    .where('to_version', 'is', null)
    .orderBy('position')
    .orderBy('key')
    .execute();
  // Written by saveChange from rows.
  return rows.map(({ entry, ...one }) => ({ ...one, row: entry as RegisterRow }));
}

/** A page of entries behind `after`, those that contain `text` only if it is given. */
export async function pageOfEntries(
  db: Database,
  { organization, register }: RegisterPlace,
  page: {
    readonly after: readonly [number, string] | null;
    readonly limit: number;
    readonly text: string | undefined;
  },
): Promise<readonly StoredEntry[]> {
  const { after, limit, text } = page;
  const rows = await db
    .selectFrom('check_register_entry')
    .select(['key', 'position', 'entry'])
    .where('organization_id', '=', organization)
    .where('register', '=', register)
    .where('to_version', 'is', null)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(position, key) > (${after?.[0]}::int, ${after?.[1]}::text)`),
    )
    .$if(text !== undefined && text !== '', (query) =>
      query.where(sql<boolean>`strpos(lower(entry::text), lower(${text}::text)) > 0`),
    )
    .orderBy('position')
    .orderBy('key')
    .limit(limit)
    .execute();
  return rows.map(({ entry, ...one }) => ({ ...one, row: entry as RegisterRow }));
}

/** The version of a register; 0 if it was never filled. */
export async function versionOf(
  db: Database | Transaction,
  { organization, register }: RegisterPlace,
): Promise<number> {
  const row = await db
    .selectFrom('check_register')
    .select('version')
    .where('organization_id', '=', organization)
    .where('register', '=', register)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Keeps a change as the next version; gives its number. Throws `registers.stale` if another one came first. */
export async function saveChange(
  trx: Transaction,
  place: RegisterPlace & { readonly root: OrganizationId },
  change: RegisterChange,
  by: PersonSnapshot,
  at: Instant,
): Promise<number> {
  const { organization, register, root } = place;
  const seen = await lockVersion(trx, place, at);
  if (seen !== change.version) throw new Problem(registerProblems['registers.stale'], { current: seen });
  const version = seen + 1;
  const gone = [...new Set([...change.remove, ...change.put.map(({ key }) => key)])];
  for (let from = 0; from < gone.length; from += chunk) {
    await trx
      .updateTable('check_register_entry')
      .set({ to_version: version })
      .where('organization_id', '=', organization)
      .where('register', '=', register)
      .where('to_version', 'is', null)
      .where(sql<boolean>`key = any(${gone.slice(from, from + chunk)}::text[])`)
      .execute();
  }
  for (let from = 0; from < change.put.length; from += chunk) {
    const part = toJson(change.put.slice(from, from + chunk));
    await sql`
      insert into check_register_entry (organization_id, register, key, from_version, root_id, position, entry)
      select ${organization}, ${register}, key, ${version}::int, ${root}, position, row
      from json_to_recordset(${part}::json) as given (key text, position int, row json)`.execute(trx);
  }
  await sql`
    update check_register set version = ${version}::int, changed_at = ${at}::timestamptz, entries = (
      select count(*) from check_register_entry
      where organization_id = ${organization} and register = ${register} and to_version is null)
    where organization_id = ${organization} and register = ${register}`.execute(trx);
  await trx
    .insertInto('check_register_version')
    .values({
      organization_id: organization,
      register,
      version,
      root_id: root,
      added: change.put.length,
      removed: change.remove.length,
      note: change.note,
      made_by: toJson(by),
      made_at: at,
    })
    .execute();
  return version;
}

/** Holds a register until the transaction ends. */
async function lockVersion(
  trx: Transaction,
  { organization, register, root }: RegisterPlace & { readonly root: OrganizationId },
  at: Instant,
): Promise<number> {
  await trx
    .insertInto('check_register')
    .values({
      organization_id: organization,
      register,
      root_id: root,
      version: 0,
      entries: 0,
      changed_at: at,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'register']).doNothing())
    .execute();
  const row = await trx
    .selectFrom('check_register')
    .select('version')
    .where('organization_id', '=', organization)
    .where('register', '=', register)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row.version;
}
