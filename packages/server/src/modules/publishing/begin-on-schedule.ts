import {
  type ChannelId,
  type Digest,
  isDigest,
  type ManuscriptId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import { z } from 'zod';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { execute, readState } from '../review/public.ts';
import { dropSchedule, type Scheduled, setSchedule } from './jobs.ts';
import type { Publisher } from './publisher.ts';

const payloadSchema = z.object({
  manuscript: z.string(),
  channel: z.string(),
  digest: z.string().refine(isDigest),
});

/** What a schedule finds when the release changed after it was set: nothing is to be done, and the record says why already. */
const overtaken = [
  'publication.noRelease',
  'publication.stopped',
  'publication.notReleasedText',
  'publication.channelNotReleased',
  'publication.alreadyBegun',
  // Released again without a time: a person begins it.
  'publication.notPublisher',
  'review.wrongPhase',
];

/** Begins a scheduled publication. The heart looks one last time, in the transaction that begins it, whether it still may. */
export async function beginOnSchedule(publisher: Publisher, payload: unknown): Promise<void> {
  const { db, clock, log } = publisher.context;
  const scheduled = scheduledIn(payload);
  const { manuscript, channel, digest } = scheduled;
  const command = {
    kind: 'publishOnSchedule',
    by: null,
    publication: newId<PublicationId>(),
    channel,
    digest,
  } as const;
  try {
    await db.transaction().execute((trx) => execute(trx, manuscript, command, clock.now()));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code } = error.definition;
    if (code === 'publication.tooEarly') return setAgain(publisher, scheduled);
    if (!overtaken.includes(code)) throw error;
    log.info({ manuscript, channel, code }, 'a schedule was overtaken');
    await db.transaction().execute((trx) => dropSchedule(trx, scheduled));
  }
}

function scheduledIn(payload: unknown): Scheduled {
  const { manuscript, channel, digest } = payloadSchema.parse(payload);
  // Written by enqueueSchedule from these types.
  return { manuscript: manuscript as ManuscriptId, channel: channel as ChannelId, digest: digest as Digest };
}

/** The queue's clock went before ours, or the same text was released again for a later time. */
async function setAgain({ context }: Publisher, scheduled: Scheduled): Promise<void> {
  const notBefore = (await readState(context.db, scheduled.manuscript))?.release?.notBefore ?? null;
  if (notBefore === null) return;
  await context.db.transaction().execute((trx) => setSchedule(trx, scheduled, notBefore));
}
