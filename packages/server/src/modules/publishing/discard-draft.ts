import type { PublicationId } from '@sanshen/domain/kernel';
import { findChannel } from '../channels/public.ts';
import { servedBy } from './connector-for.ts';
import { enqueueAlone, secondsAfter } from './jobs.ts';
import { findPublication, keep } from './publication-store.ts';
import { alone, type Publisher } from './publisher.ts';
import { busyPause } from './timing.ts';

/** Removes the draft of an attempt that was stopped before it was submitted, so that nobody publishes it by mistake. */
export async function discardDraft(publisher: Publisher, id: PublicationId): Promise<void> {
  const { db, clock } = publisher.context;
  const ran = await alone(db, id, async () => {
    const publication = await findPublication(db, id);
    if (publication === null || publication.prepared === null || publication.submitStartedAt !== null) return;
    const channel = await findChannel(db, publication.channel);
    const served = channel === null ? null : servedBy(publisher, channel);
    if (served?.by !== 'connector') return;
    const discarded = await served.connector.discard(publication.prepared);
    if (discarded.kind === 'kept' && discarded.retryAt !== null) throw new Error(discarded.message.en);
    if (discarded.kind === 'cleared') await keep(db, id, { prepared: null }, clock.now());
  });
  if (!ran) await enqueueAlone(db, 'discard', id, secondsAfter(clock.now(), busyPause));
}
