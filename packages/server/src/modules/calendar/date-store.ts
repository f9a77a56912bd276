import type { CalendarEvent, Day, LocalDate, LocalDateId } from '@sanshen/domain/calendar';
import { brandId, type OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';

/** A local date with the unit that keeps it. */
export interface KeptDate extends LocalDate {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
}

const columns = [
  'date_id as id',
  'root_id as root',
  'organization_id as organization',
  'name',
  'kind',
  'date_from as from',
  'date_to as to',
  'note',
  'uid',
] as const;

type Row = Omit<KeptDate, 'id'> & { readonly id: string };
const toDate = (row: Row): KeptDate => ({ ...row, id: brandId<LocalDateId>(row.id) });

/** A local date, its row held until the transaction ends; null if there is none. */
export async function holdDate(trx: Transaction, id: string): Promise<KeptDate | null> {
  const row = await trx
    .selectFrom('local_date')
    .select(columns)
    .where('date_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toDate(row);
}

/** Dates that some units keep, which touch the days from `from` to `to`, by their beginning. */
export async function datesBetween(
  db: Database,
  organizations: readonly OrganizationId[],
  span: { readonly from: Day; readonly to: Day; readonly limit: number },
): Promise<readonly KeptDate[]> {
  const rows = await db
    .selectFrom('local_date')
    .select(columns)
    .where('organization_id', 'in', organizations)
    .where('date_to', '>=', span.from)
    .where('date_from', '<=', span.to)
    .orderBy('date_from')
    .orderBy('date_id')
    .limit(span.limit)
    .execute();
  return rows.map(toDate);
}

/** How many dates a unit keeps. */
export async function countDates(db: Database | Transaction, organization: OrganizationId): Promise<number> {
  const { count } = await db
    .selectFrom('local_date')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organization_id', '=', organization)
    .executeTakeFirstOrThrow();
  return count;
}

/** Which of these ids of files a unit has imported already. */
export async function knownUids(
  db: Database | Transaction,
  organization: OrganizationId,
  uids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (uids.length === 0) return new Set();
  const rows = await db
    .selectFrom('local_date')
    .select('uid')
    .where('organization_id', '=', organization)
    .where('uid', 'in', uids)
    .execute();
  return new Set(rows.flatMap(({ uid }) => uid ?? []));
}

/** Writes what an event about dates means. */
export async function projectDates(
  trx: Transaction,
  place: { readonly root: OrganizationId; readonly organization: OrganizationId },
  event: Extract<CalendarEvent, { kind: 'datesAdded' | 'dateRemoved' }>,
): Promise<void> {
  if (event.kind === 'dateRemoved') {
    await trx.deleteFrom('local_date').where('date_id', '=', event.date).execute();
    return;
  }
  const rows = event.dates.map(({ id, from, to, ...date }) => ({
    date_id: id,
    root_id: place.root,
    organization_id: place.organization,
    date_from: from,
    date_to: to,
    ...date,
  }));
  await trx.insertInto('local_date').values(rows).execute();
}
