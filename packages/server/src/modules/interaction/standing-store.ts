import {
  applyStanding,
  type Standing,
  type StandingEvent,
  type StandingId,
} from '@sanshen/domain/interaction';
import type { ChannelId, Instant, OrganizationId } from '@sanshen/domain/kernel';
import { addHours, brandId } from '@sanshen/domain/kernel';
import type { InteractionAction } from '@sanshen/domain/policy';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A standing approval; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findStanding(
  db: Database | Transaction,
  id: StandingId,
  hold = false,
): Promise<Standing | null> {
  const row = await db
    .selectFrom('interaction_standing')
    .select('standing')
    .where('standing_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectStanding from this type and by nothing else.
  return row === undefined ? null : (row.standing as unknown as Standing);
}

/** Writes the row that an event means. */
export async function projectStanding(trx: Transaction, event: StandingEvent): Promise<Standing> {
  const before = event.kind === 'standingProposed' ? null : await findStanding(trx, event.standing, true);
  const standing = applyStanding(before, event);
  const changing = { status: standing.status, standing: toJson(standing) };
  await trx
    .insertInto('interaction_standing')
    .values({
      standing_id: standing.id,
      root_id: standing.root,
      organization_id: standing.organization,
      action: standing.terms.action,
      valid_to: standing.terms.validTo,
      proposed_at: standing.proposed.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('standing_id').doUpdateSet(changing))
    .execute();
  return standing;
}

/** Standing approvals of an organisation, newest first. */
export async function standingsOf(
  db: Database | Transaction,
  organization: OrganizationId,
): Promise<readonly Standing[]> {
  const rows = await db
    .selectFrom('interaction_standing')
    .select('standing')
    .where('organization_id', '=', organization)
    .orderBy('proposed_at', 'desc')
    .orderBy('standing_id')
    .limit(200)
    .execute();
  // As above.
  return rows.map((row) => row.standing as unknown as Standing);
}

/** Those that may cover an action now, the one that runs out last first. */
export async function standingsInForce(
  db: Database | Transaction,
  organization: OrganizationId,
  action: InteractionAction,
  now: Instant,
): Promise<readonly Standing[]> {
  const rows = await db
    .selectFrom('interaction_standing')
    .select('standing')
    .where('organization_id', '=', organization)
    .where('action', '=', action)
    .where('status', '=', 'granted')
    .where('valid_to', '>', now)
    .orderBy('valid_to', 'desc')
    .orderBy('standing_id')
    .limit(50)
    .execute();
  // As above.
  return rows.map((row) => row.standing as unknown as Standing);
}

/** The beginning of a day as people there count it (Asia/Shanghai has no summer time). */
export function dayBegin(now: Instant): Instant {
  const shanghai = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10);
  return addHours(brandId<Instant>(`${shanghai}T00:00:00.000Z`), -8);
}

/** How often standing approvals were used: each in the last hour and today. */
export async function useOf(
  db: Database | Transaction,
  standings: readonly StandingId[],
  now: Instant,
): Promise<ReadonlyMap<StandingId, { readonly lastHour: number; readonly today: number }>> {
  if (standings.length === 0) return new Map();
  const hourAgo = addHours(now, -1);
  const day = dayBegin(now);
  // Instants compare as texts.
  const [since = day] = [day, hourAgo].toSorted();
  const rows = await db
    .selectFrom('interaction_act')
    .select((row) => [
      'standing_id',
      row.fn.countAll<number>().filterWhere('asked_at', '>', hourAgo).as('lastHour'),
      row.fn.countAll<number>().filterWhere('asked_at', '>=', day).as('today'),
    ])
    .where('standing_id', 'in', [...standings])
    .where('asked_at', '>=', since)
    .groupBy('standing_id')
    .execute();
  return new Map(
    rows.flatMap(({ standing_id, lastHour, today }) =>
      standing_id === null ? [] : [[standing_id, { lastHour, today }]],
    ),
  );
}

/** How often an action was done on a channel today under standing approvals of any name. */
export async function usedOnChannel(
  db: Database | Transaction,
  channel: ChannelId,
  action: InteractionAction,
  now: Instant,
): Promise<number> {
  const { used } = await db
    .selectFrom('interaction_act')
    .select((row) => row.fn.countAll<number>().as('used'))
    .where('channel_id', '=', channel)
    .where('action', '=', action)
    .where('standing_id', 'is not', null)
    .where('asked_at', '>=', dayBegin(now))
    .executeTakeFirstOrThrow();
  return used;
}
