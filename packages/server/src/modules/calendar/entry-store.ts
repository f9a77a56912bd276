import {
  applyToEntry,
  type CalendarEntry,
  type CalendarEntryId,
  type CalendarEvent,
} from '@sanshen/domain/calendar';
import { brandId, type Instant, type OrganizationId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../platform/db/database.ts';

/** An entry with the root of its tree. */
export interface KeptEntry extends CalendarEntry {
  readonly root: OrganizationId;
}

const columns = [
  'entry_id as id',
  'root_id as root',
  'organization_id as organization',
  'title',
  'note',
  'planned_at as at',
  'channel_id as channel',
  'idea_id as idea',
  'campaign_id as campaign',
  'manuscript_id as manuscript',
  'version',
  'dropped',
] as const;

type Row = Omit<KeptEntry, 'id'> & { readonly id: string };
const toEntry = (row: Row): KeptEntry => ({ ...row, id: brandId<CalendarEntryId>(row.id) });

/** An entry, its row held until the transaction ends; null if there is none. */
export async function holdEntry(trx: Transaction, id: string): Promise<KeptEntry | null> {
  const row = await trx
    .selectFrom('calendar_entry')
    .select(columns)
    .where('entry_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toEntry(row);
}

/** Writes the row that an event about an entry means. */
export async function projectEntry(
  trx: Transaction,
  root: OrganizationId,
  event: Extract<CalendarEvent, { kind: 'planned' | 'moved' | 'linked' | 'dropped' }>,
): Promise<void> {
  const before = event.kind === 'planned' ? null : await holdEntry(trx, event.entry);
  const { id, organization, title, note, idea, campaign, ...entry } = applyToEntry(before, event);
  const changing = {
    planned_at: entry.at,
    channel_id: entry.channel,
    manuscript_id: entry.manuscript,
    version: entry.version,
    dropped: entry.dropped,
  };
  await trx
    .insertInto('calendar_entry')
    .values({
      entry_id: id,
      root_id: root,
      organization_id: organization,
      title,
      note,
      idea_id: idea,
      campaign_id: campaign,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('entry_id').doUpdateSet(changing))
    .execute();
}

/**
 * What a unit means to publish in a span of time, by its time: not what has become a manuscript with a schedule or a publication of its own,
 * which stand for themselves.
 */
export async function entriesBetween(
  db: Database,
  organization: OrganizationId,
  span: { readonly from: Instant; readonly to: Instant; readonly limit: number },
): Promise<readonly KeptEntry[]> {
  const rows = await db
    .selectFrom('calendar_entry')
    .select(columns)
    .where('organization_id', '=', organization)
    .where('dropped', '=', false)
    .where('planned_at', '>=', span.from)
    .where('planned_at', '<', span.to)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('manuscript_text')
            .select('manuscript_text.manuscript_id')
            .whereRef('manuscript_text.manuscript_id', '=', 'calendar_entry.manuscript_id')
            .where('schedule', 'is not', null),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('publication')
            .select('publication.manuscript_id')
            .whereRef('publication.manuscript_id', '=', 'calendar_entry.manuscript_id')
            .where('publication.status', '!=', 'rejected'),
        ),
      ),
    )
    .orderBy('planned_at')
    .orderBy('entry_id')
    .limit(span.limit)
    .execute();
  return rows.map(toEntry);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a unit has a plan of this id that was not dropped. */
export async function isEntryOf(
  db: Database | Transaction,
  id: string,
  organization: OrganizationId,
): Promise<boolean> {
  if (!uuid.test(id)) return false;
  const row = await db
    .selectFrom('calendar_entry')
    .select('entry_id')
    .where('entry_id', '=', id)
    .where('organization_id', '=', organization)
    .where('dropped', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}
