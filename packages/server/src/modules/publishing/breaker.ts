import type { Instant, Message } from '@sanshen/domain/kernel';
import { sql } from 'kysely';
import { type Database, toJson } from '../../platform/db/database.ts';
import type { RegisteredChannel } from '../channels/public.ts';
import { secondsAfter } from './jobs.ts';

/** Failures in a row after which nobody asks for a while. */
const threshold = 5;
/** First and longest time for which a platform is left alone, in seconds; it doubles with each trial that fails. */
const pauses = { first: 30, longest: 900 } as const;

/** The platform that a channel is on: at its own address, since a proxy may be down while the platform is not. */
function placeOf({ platform, settings }: Pick<RegisteredChannel, 'platform' | 'settings'>) {
  const address = settings.baseUrl ?? settings.endpoint;
  return { platform, origin: typeof address === 'string' ? (URL.parse(address)?.origin ?? '') : '' };
}

/**
 * Until when a platform is left alone; null when it may be asked. Whoever comes first after that time tries for all: the others are told to
 * wait a little longer.
 */
export async function breakerUntil(
  db: Database,
  channel: Pick<RegisteredChannel, 'platform' | 'settings'>,
  now: Instant,
): Promise<Instant | null> {
  const { platform, origin } = placeOf(channel);
  const row = await db
    .selectFrom('platform_breaker')
    .select('open_until')
    .where('platform', '=', platform)
    .where('origin', '=', origin)
    .executeTakeFirst();
  const until = row?.open_until ?? null;
  if (until === null) return null;
  if (until > now) return until;
  const trial = secondsAfter(now, pauses.first);
  const mine = await db
    .updateTable('platform_breaker')
    .set({ open_until: trial })
    .where('platform', '=', platform)
    .where('origin', '=', origin)
    .where('open_until', '=', until)
    .returning('platform')
    .executeTakeFirst();
  return mine === undefined ? trial : null;
}

/** The platform answered: nothing stands in the way. */
export async function noteAnswer(
  db: Database,
  channel: Pick<RegisteredChannel, 'platform' | 'settings'>,
): Promise<void> {
  const { platform, origin } = placeOf(channel);
  await db
    .deleteFrom('platform_breaker')
    .where('platform', '=', platform)
    .where('origin', '=', origin)
    .execute();
}

/** The platform did not answer, or not as a platform does. */
export async function noteFailure(
  db: Database,
  channel: Pick<RegisteredChannel, 'platform' | 'settings'>,
  message: Message,
  now: Instant,
): Promise<void> {
  const { platform, origin } = placeOf(channel);
  const row = await db
    .insertInto('platform_breaker')
    .values({ platform, origin, failures: 1, open_until: null, message: toJson(message), changed_at: now })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'origin']).doUpdateSet({
        failures: sql<number>`platform_breaker.failures + 1`,
        message: toJson(message),
        changed_at: now,
      }),
    )
    .returning('failures')
    .executeTakeFirstOrThrow();
  if (row.failures < threshold) return;
  const pause = Math.min(pauses.longest, pauses.first * 2 ** (row.failures - threshold));
  await db
    .updateTable('platform_breaker')
    .set({ open_until: secondsAfter(now, pause) })
    .where('platform', '=', platform)
    .where('origin', '=', origin)
    .execute();
}

/** How the platform of a channel is now. */
export async function breakerOf(db: Database, channel: Pick<RegisteredChannel, 'platform' | 'settings'>) {
  const { platform, origin } = placeOf(channel);
  const row = await db
    .selectFrom('platform_breaker')
    .select(['failures', 'open_until as openUntil', 'message'])
    .where('platform', '=', platform)
    .where('origin', '=', origin)
    .executeTakeFirst();
  if (row === undefined) return { failures: 0, openUntil: null, message: null };
  // Written by noteFailure from a Message.
  return { ...row, message: row.message as Message | null };
}
