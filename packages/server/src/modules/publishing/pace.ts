import { type Instant, instant } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import type { Database } from '../../platform/db/database.ts';
import type { RegisteredChannel } from '../channels/public.ts';

/** Submissions of one channel in a minute, unless its settings say another number. */
const usual = 30;
const minute = 60_000;

/** How many submissions a minute a channel may have. */
export function paceLimit({ settings }: Pick<RegisteredChannel, 'settings'>): number {
  const { perMinute } = settings;
  return typeof perMinute === 'number' && perMinute >= 1 ? Math.floor(perMinute) : usual;
}

function windowAt(now: Instant): Instant {
  return instant(new Date(Math.floor(Date.parse(now) / minute) * minute).toISOString());
}

/**
 * Takes one of a channel's turns in this minute; gives the time of the next turn when there is none left. A channel with much to send waits for
 * itself, so that the workers are there for all others.
 */
export async function takeTurn(
  db: Database,
  channel: Pick<RegisteredChannel, 'id' | 'settings'>,
  now: Instant,
): Promise<Instant | null> {
  const window = windowAt(now);
  const taken = await db
    .insertInto('channel_pace')
    .values({ channel_id: channel.id, window_at: window, used: 1 })
    .onConflict((conflict) =>
      conflict
        .column('channel_id')
        .doUpdateSet({
          used: sql<number>`case when channel_pace.window_at = excluded.window_at then channel_pace.used + 1 else 1 end`,
          window_at: window,
        })
        .where((where) =>
          where.or([
            where('channel_pace.window_at', '<>', window),
            where('channel_pace.used', '<', paceLimit(channel)),
          ]),
        ),
    )
    .returning('used')
    .executeTakeFirst();
  return taken === undefined ? instant(new Date(Date.parse(window) + minute).toISOString()) : null;
}

/** Turns used in this minute. */
export async function turnsUsed(
  db: Database,
  channel: Pick<RegisteredChannel, 'id'>,
  now: Instant,
): Promise<number> {
  const row = await db
    .selectFrom('channel_pace')
    .select('used')
    .where('channel_id', '=', channel.id)
    .where('window_at', '=', windowAt(now))
    .executeTakeFirst();
  return row?.used ?? 0;
}
