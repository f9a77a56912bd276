import type { ChannelId, OrganizationId } from '@sanshen/domain/kernel';
import {
  applyFinding,
  applyPatrol,
  type FindingEvent,
  type Patrol,
  type PatrolEvent,
  type PatrolFinding,
  type PatrolFindingId,
  type PatrolId,
} from '@sanshen/domain/patrol';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A patrol; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findPatrol(
  db: Database | Transaction,
  id: PatrolId,
  hold = false,
): Promise<Patrol | null> {
  const row = await db
    .selectFrom('patrol')
    .select('patrol')
    .where('patrol_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectPatrol from this type and by nothing else.
  return row === undefined ? null : (row.patrol as unknown as Patrol);
}

/** The patrol of a turn, its row held; null where nothing has happened yet. */
export async function holdTurn(
  trx: Transaction,
  turn: { readonly channel: ChannelId; readonly day: string; readonly slot: number },
): Promise<Patrol | null> {
  const row = await trx
    .selectFrom('patrol')
    .select('patrol')
    .where('channel_id', '=', turn.channel)
    .where('day', '=', turn.day)
    .where('slot', '=', turn.slot)
    .forUpdate()
    .executeTakeFirst();
  // As above.
  return row === undefined ? null : (row.patrol as unknown as Patrol);
}

/** All patrols of a unit's day, their rows held. */
export async function holdDay(
  trx: Transaction,
  organization: OrganizationId,
  day: string,
): Promise<readonly Patrol[]> {
  const rows = await trx
    .selectFrom('patrol')
    .select('patrol')
    .where('organization_id', '=', organization)
    .where('day', '=', day)
    .orderBy('patrol_id')
    .forUpdate()
    .execute();
  // As above.
  return rows.map((row) => row.patrol as unknown as Patrol);
}

/** Writes the row that an event means. */
export async function projectPatrol(trx: Transaction, event: PatrolEvent): Promise<Patrol> {
  const patrol = applyPatrol(await findPatrol(trx, event.patrol, true), event);
  await writePatrols(trx, [patrol]);
  return patrol;
}

/** Writes patrols as they are now, in one statement. */
export async function writePatrols(trx: Transaction, patrols: readonly Patrol[]): Promise<void> {
  if (patrols.length === 0) return;
  await trx
    .insertInto('patrol')
    .values(
      patrols.map((patrol) => ({
        patrol_id: patrol.id,
        root_id: patrol.root,
        organization_id: patrol.organization,
        channel_id: patrol.channel,
        day: patrol.day,
        slot: patrol.slot,
        due_at: patrol.dueAt,
        status: patrol.status,
        patrol: toJson(patrol),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('patrol_id').doUpdateSet((row) => ({
        status: row.ref('excluded.status'),
        patrol: row.ref('excluded.patrol'),
      })),
    )
    .execute();
}

/** A finding; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findFinding(
  db: Database | Transaction,
  id: PatrolFindingId,
  hold = false,
): Promise<PatrolFinding | null> {
  const row = await db
    .selectFrom('patrol_finding')
    .select('finding')
    .where('finding_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectFinding from this type and by nothing else.
  return row === undefined ? null : (row.finding as unknown as PatrolFinding);
}

/** Writes the row that an event means. */
export async function projectFinding(trx: Transaction, event: FindingEvent): Promise<PatrolFinding> {
  const before = event.kind === 'findingRaised' ? null : await findFinding(trx, event.finding, true);
  const finding = applyFinding(before, event);
  const changing = { status: finding.status, finding: toJson(finding) };
  await trx
    .insertInto('patrol_finding')
    .values({
      finding_id: finding.id,
      root_id: finding.root,
      organization_id: finding.organization,
      channel_id: finding.channel,
      patrol_id: finding.patrol,
      kind: finding.kind,
      due_at: finding.dueAt,
      raised_at: finding.raised.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('finding_id').doUpdateSet(changing))
    .execute();
  return finding;
}

/** Keeps what was written about a finding, apart from the record. */
export async function keepNote(trx: Transaction, finding: PatrolFinding, note: string): Promise<void> {
  await trx
    .insertInto('patrol_words')
    .values({
      finding_id: finding.id,
      root_id: finding.root,
      organization_id: finding.organization,
      note,
      kept_since: finding.raised.at,
    })
    .execute();
}

/** Adds what was written later; nothing where the words are gone. */
export async function addNote(
  trx: Transaction,
  finding: PatrolFindingId,
  more: { readonly correction: string } | { readonly closing: string },
): Promise<void> {
  await trx.updateTable('patrol_words').set(more).where('finding_id', '=', finding).execute();
}
