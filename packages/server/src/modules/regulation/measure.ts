import type { FigureId } from '@sanshen/contract/regulation-map';
import { type Instant, instant, type OrganizationId } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';

/** Counting stops here: a thousand says what a million would. */
export const most = 999;

/** China's time is UTC+8 the whole year. */
const offset = 8 * 3_600_000;
const dayInMs = 86_400_000;

export type Figures = Readonly<Record<FigureId, number>>;

/** The figures of one organisation, each counted up to {@link most} + 1 from the first rows of an index; one query. */
export async function measure(
  db: Database,
  organization: OrganizationId,
  focusTopics: readonly string[],
  now: Instant,
): Promise<Figures> {
  const at = Date.parse(now);
  const day = new Date(at + offset).toISOString();
  const month = instant(new Date(Date.parse(`${day.slice(0, 7)}-01T00:00:00.000Z`) - offset).toISOString());
  const recent = instant(new Date(at - 30 * dayInMs).toISOString());
  const soon = instant(new Date(at + 60 * dayInMs).toISOString());
  const capped = (rows: ReturnType<typeof sql>) =>
    sql`(select count(*) from (${rows} limit ${sql.lit(most + 1)}) counted)`;
  const inForce = sql`valid_from <= ${now} and (valid_to is null or valid_to > ${now})`;
  const inPhase = (...phases: readonly string[]) =>
    sql`select topic from manuscript where organization_id = ${organization} and phase = any(${[...phases]}::text[])`;
  const published = sql`${inPhase('publishing', 'published')} and changed_at >= ${month}`;
  const publications = sql`select from publication where organization_id = ${organization} and begun_at >= ${recent}`;
  const holders = sql`select distinct person_id from appointment where organization_id = ${organization} and ${inForce}`;
  const channels = sql`select from channel where organization_id = ${organization}`;
  const { rows } = await sql<Figures>`select
    ${capped(sql`select from organization_state where parent_id = ${organization} and status = 'active' and ${inForce}`)} as subordinates,
    ${capped(holders)} as "peopleInOffice",
    ${capped(published)} as published,
    ${capped(sql`${published} and topic = any(${[...focusTopics]}::text[])`)} as focus,
    ${capped(inPhase('inReview'))} as "inReview",
    ${capped(sql`select distinct manuscript_id, stage, seat from review_task where owner_id = ${organization} and due_at < ${now}`)} as overdue,
    ${capped(sql`${inPhase('returned')} and changed_at >= ${month}`)} as returned,
    ${capped(sql`select distinct certificate.manuscript_id from release_certificate certificate
      where certificate.organization_id = ${organization} and certificate.released_at >= ${month}`)} as released,
    ${capped(sql`${channels} and status = 'active'`)} as "channelsActive",
    ${capped(sql`${channels} and status = 'suspended'`)} as "channelsSuspended",
    ${capped(sql`${publications} and status = 'handedOver'`)} as "waitingByHand",
    ${capped(sql`${publications} and status = 'done' and verdict = 'same'`)} as verified,
    ${capped(sql`${publications} and status = 'done' and verdict is not null and verdict <> 'same'`)} as differing,
    ${capped(sql`select distinct person_id from qualification where person_id in (${holders}) and ${inForce}`)} as qualified,
    ${capped(sql`select from qualification where person_id in (${holders}) and ${inForce} and valid_to < ${soon}`)} as expiring,
    ${capped(sql`select from ledger_entry where organization_id = ${organization} and at >= ${month}`)} as records`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a query without FROM gives one row');
  return row;
}
