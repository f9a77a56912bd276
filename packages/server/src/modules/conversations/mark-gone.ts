import type { Instant, PublicationId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import type { Belongs } from './belongs.ts';

/** Marks what a whole reading of a list, from `since` on and down to `down`, did not find any more: the writer or somebody of the account has deleted it on the platform. */
export async function markGone(
  trx: Transaction,
  sweep: {
    readonly belongs: Belongs;
    readonly publication: PublicationId | null;
    readonly since: Instant;
    readonly down: Instant;
  },
  now: Instant,
): Promise<number> {
  const { belongs, publication } = sweep;
  const gone = await trx
    .updateTable('public_message')
    .set((row) => ({ gone_at: now, version: row('version', '+', 1) }))
    .where('channel_id', '=', belongs.channel)
    .$if(publication !== null, (query) => query.where('publication_id', '=', publication))
    .where('gone_at', 'is', null)
    .where('written_at', '>=', sweep.down)
    .where('seen_at', '<', sweep.since)
    .returning('message_id')
    .execute();
  if (gone.length > 0) await announce(trx, { kind: 'conversation', id: belongs.organization });
  return gone.length;
}
