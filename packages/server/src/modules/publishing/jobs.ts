import type { ChannelId, Digest, Instant, ManuscriptId, PublicationId } from '@sanshen/domain/kernel';
import { instant } from '@sanshen/domain/kernel';
import { z } from 'zod';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { cancelJob, enqueue } from '../../platform/jobs/tasks.ts';

/** The instant `seconds` after `at`. */
export function secondsAfter(at: Instant, seconds: number): Instant {
  return instant(new Date(Date.parse(at) + seconds * 1000).toISOString());
}

/** The later of two instants; one that is not stated counts as long past. */
export function laterOf(a: Instant, b: Instant | null): Instant {
  return b !== null && b > a ? b : a;
}

type Work = 'run' | 'verify' | 'takeDown' | 'discard';

/** Asks for the next step of a publication, at once or at `runAt`; replaces what was asked for and has not begun. */
export async function enqueueWork(
  trx: Transaction,
  work: Work,
  publication: PublicationId,
  runAt?: Instant,
): Promise<void> {
  if (work === 'run' || work === 'takeDown') {
    await trx
      .updateTable('publication')
      .set((row) => ({ next_at: runAt ?? row.ref('changed_at') }))
      .where('publication_id', '=', publication)
      .execute();
  }
  if (work === 'verify') {
    await trx
      .updateTable('publication')
      .set((row) => ({ verify_at: runAt ?? row.ref('changed_at') }))
      .where('publication_id', '=', publication)
      .execute();
  }
  await enqueue(
    trx,
    `publishing.${work}`,
    { publication },
    { jobKey: `publishing.${work}:${publication}`, ...(runAt === undefined ? {} : { runAt }) },
  );
}

/** As {@link enqueueWork}, in a transaction of its own. */
export async function enqueueAlone(
  db: Database,
  work: Work,
  publication: PublicationId,
  runAt?: Instant,
): Promise<void> {
  await db.transaction().execute((trx) => enqueueWork(trx, work, publication, runAt));
}

const workSchema = z.object({ publication: z.string() });

/** The publication that a job is about. Throws on a payload that this module did not write. */
export function publicationIn(payload: unknown): PublicationId {
  // Written by enqueueWork from a PublicationId.
  return workSchema.parse(payload).publication as PublicationId;
}

/** What the schedule of a release asks for on one channel. */
export interface Scheduled {
  readonly manuscript: ManuscriptId;
  readonly channel: ChannelId;
  readonly digest: Digest;
}

/** Begins a publication when its time has come; one schedule for each manuscript and channel, whatever is released again. */
export async function setSchedule(trx: Transaction, scheduled: Scheduled, beginAt: Instant): Promise<void> {
  const { manuscript, channel, digest } = scheduled;
  await trx
    .insertInto('publication_schedule')
    .values({ manuscript_id: manuscript, channel_id: channel, digest, begin_at: beginAt })
    .onConflict((conflict) =>
      conflict.columns(['manuscript_id', 'channel_id']).doUpdateSet({ digest, begin_at: beginAt }),
    )
    .execute();
  await enqueueSchedule(trx, scheduled, beginAt);
}

/** The job of a schedule, at `runAt` or at once. */
export async function enqueueSchedule(
  trx: Transaction,
  scheduled: Scheduled,
  runAt?: Instant,
): Promise<void> {
  const jobKey = scheduleKey(scheduled);
  const options = runAt === undefined ? { jobKey } : { jobKey, runAt };
  await enqueue(trx, 'publishing.beginOnSchedule', scheduled, options);
}

/** Takes a schedule back. A job that has just begun looks for itself whether it may. */
export async function dropSchedule(
  trx: Transaction,
  scheduled: Pick<Scheduled, 'manuscript' | 'channel'>,
): Promise<void> {
  await trx
    .deleteFrom('publication_schedule')
    .where('manuscript_id', '=', scheduled.manuscript)
    .where('channel_id', '=', scheduled.channel)
    .execute();
  await cancelJob(trx, scheduleKey(scheduled));
}

function scheduleKey({ manuscript, channel }: Pick<Scheduled, 'manuscript' | 'channel'>): string {
  return `publishing.schedule:${manuscript}:${channel}`;
}
