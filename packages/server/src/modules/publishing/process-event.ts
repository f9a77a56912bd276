import type { PlatformEvent } from '@sanshen/connectors/connector';
import { brandId, type ChannelId } from '@sanshen/domain/kernel';
import { z } from 'zod';
import { enqueueAlone } from './jobs.ts';
import { findByTask, type Publication, unsettledOn } from './publication-store.ts';
import type { Publisher } from './publisher.ts';
import { reportProgress } from './report.ts';

const payloadSchema = z.object({ channel: z.string(), key: z.string() });

/**
 * What follows from an event. Events come twice, late, in any order, and before we know the task's number: none of that changes the result,
 * since each is only a reason to report what the heart may already know, or to look.
 */
export async function processEvent(publisher: Publisher, payload: unknown): Promise<void> {
  const { db, clock } = publisher.context;
  const { channel, key } = payloadSchema.parse(payload);
  const id = brandId<ChannelId>(channel);
  const row = await db
    .selectFrom('callback_event')
    .select('event')
    .where('channel_id', '=', id)
    .where('dedupe_key', '=', key)
    .where('processed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return;
  // Written by keepEvents from a PlatformEvent.
  const event = row.event as unknown as PlatformEvent;
  if (event.kind === 'publicationFinished') await apply(publisher, id, event);
  await db
    .updateTable('callback_event')
    .set({ processed_at: clock.now() })
    .where('channel_id', '=', id)
    .where('dedupe_key', '=', key)
    .execute();
}

async function apply(
  publisher: Publisher,
  channel: ChannelId,
  event: Extract<PlatformEvent, { kind: 'publicationFinished' }>,
): Promise<void> {
  const { db } = publisher.context;
  const publication = await findByTask(db, channel, event.task);
  if (publication === null) {
    for (const unsettled of await unsettledOn(db, channel)) await enqueueAlone(db, 'run', unsettled);
    return;
  }
  if (publication.status === 'done') {
    if (event.progress.kind !== 'done') await enqueueAlone(db, 'verify', publication.id);
    return;
  }
  // Only what the platform signed is believed; anything else is a hint to ask.
  if (!event.authenticated) return enqueueAlone(db, 'run', publication.id);
  await reportProgress(publisher, publication, withKnown(publication, event.progress), 'event');
}

/** The event knows task, article and address; what else is known of the publication stays. */
function withKnown(
  publication: Publication,
  progress: Extract<PlatformEvent, { kind: 'publicationFinished' }>['progress'],
) {
  if (progress.kind === 'unavailable' || publication.ref === null) return progress;
  const { task, article, url } = progress.ref;
  const known = publication.ref;
  return {
    ...progress,
    ref: { ...known, task: task ?? known.task, article: article ?? known.article, url: url ?? known.url },
  };
}
