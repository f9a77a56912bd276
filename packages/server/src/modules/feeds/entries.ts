import type { FeedEntry, FeedStore } from '@sanshen/connectors/feed';
import type { ChannelId, Digest } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { type Database, toJson } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';

/** Entries that a feed shows: readers keep what they have read. */
export const shownEntries = 50;

/** The entries of one channel's feed, and the telling of its subscribers, in one transaction. */
export function feedStoreOf(context: AppContext, channel: ChannelId): FeedStore {
  const { db, publicUrl } = context;
  const base = `${publicUrl}/feeds/${encodeURIComponent(channel)}`;
  return {
    async put({ id, article, files, publishedAt }) {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('feed_entry')
          .values({
            channel_id: channel,
            entry_id: id,
            article: toJson(article),
            files: toJson(files),
            published_at: publishedAt,
          })
          .onConflict((conflict) => conflict.columns(['channel_id', 'entry_id']).doNothing())
          .execute();
        await enqueue(trx, 'feeds.tell', { channel }, { jobKey: `feeds.tell:${channel}` });
      });
    },
    find: (id) => findEntry(db, channel, id),
    async withdraw(id, at) {
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('feed_entry')
          .set({ withdrawn_at: at })
          .where('channel_id', '=', channel)
          .where('entry_id', '=', id)
          .where('withdrawn_at', 'is', null)
          .execute();
        await enqueue(trx, 'feeds.tell', { channel }, { jobKey: `feeds.tell:${channel}` });
      });
    },
    pageUrl: (id) => `${base}/entries/${id}`,
    fileUrl: (file) => `${base}/files/${file}`,
  };
}

function selectEntries(db: Database, channel: ChannelId) {
  return db
    .selectFrom('feed_entry')
    .select([
      'entry_id as id',
      'article',
      'files',
      'published_at as publishedAt',
      'withdrawn_at as withdrawnAt',
    ])
    .where('channel_id', '=', channel);
}

type Row = Omit<FeedEntry, 'article' | 'files'> & { readonly article: unknown; readonly files: unknown };

function toEntry(row: Row): FeedEntry {
  // Both are written by feedStoreOf from an entry and by nothing else.
  return row as FeedEntry;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One entry, withdrawn or not; null if there is none. */
export async function findEntry(db: Database, channel: ChannelId, id: string): Promise<FeedEntry | null> {
  if (!uuid.test(id)) return null;
  const row = await selectEntries(db, channel).where('entry_id', '=', id).executeTakeFirst();
  return row === undefined ? null : toEntry(row);
}

/** The newest entries. */
export async function newestEntries(db: Database, channel: ChannelId): Promise<readonly FeedEntry[]> {
  const rows = await selectEntries(db, channel)
    .orderBy('published_at', 'desc')
    .orderBy('entry_id')
    .limit(shownEntries)
    .execute();
  return rows.map(toEntry);
}

/** Whether a file stands in an entry that is public now. */
export async function isPublicFile(db: Database, channel: ChannelId, file: Digest): Promise<boolean> {
  const rows = await selectEntries(db, channel).where('withdrawn_at', 'is', null).execute();
  return rows.map(toEntry).some(({ files }) => files.includes(file));
}
