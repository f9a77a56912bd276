import type { ChannelId, Instant } from '@sanshen/domain/kernel';
import type { Database } from '../../platform/db/database.ts';
import { type Publication, selectPublications, toPublication } from './publication-store.ts';

/** What stands published on a channel since `since`, newest first. */
export async function publishedOn(
  db: Database,
  channel: ChannelId,
  since: Instant,
): Promise<readonly Publication[]> {
  const rows = await selectPublications(db)
    .where('channel_id', '=', channel)
    .where('status', '=', 'done')
    .where('begun_at', '>=', since)
    .orderBy('begun_at', 'desc')
    .limit(1000)
    .execute();
  return rows.map(toPublication);
}
