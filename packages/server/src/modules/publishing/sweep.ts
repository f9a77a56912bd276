import type { Instant } from '@sanshen/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/tasks.ts';
import { enqueueSchedule, enqueueWork, secondsAfter } from './jobs.ts';
import { keep } from './publication-store.ts';
import { sweepAfter } from './timing.ts';

/** Rows taken up in one go; what is left comes with the next one. */
const most = 500;

/**
 * Asks again for every step that is overdue by `seconds`: its job was lost with the process that ran it, and the queue would give it out
 * again only after hours. Harmless where a job is still there, because every step looks at its row first; one that is due and waits for its turn is
 * left in its place, or a long queue would never get shorter. Rows that somebody works on are passed over.
 */
export async function sweep({ db, clock }: AppContext, seconds: number = sweepAfter): Promise<void> {
  const now = clock.now();
  const before = secondsAfter(now, -seconds);
  await db.transaction().execute(async (trx) => {
    await sweepSteps(trx, before, now);
    await sweepSchedules(trx, before);
    await sweepReadings(trx, before);
    await sweepEvents(trx, before);
  });
}

/** True unless a job of this key is due and only waits for a worker. */
function notQueued(key: RawBuilder<string>): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from graphile_worker._private_jobs job where job.key = ${key}
    and job.locked_at is null and job.run_at <= now() and job.attempts < job.max_attempts)`;
}

async function sweepSteps(trx: Transaction, before: Instant, now: Instant): Promise<void> {
  const rows = await trx
    .selectFrom('publication')
    .select(['publication_id', 'status'])
    .where('status', 'in', ['begun', 'accepted', 'takedownBegun'])
    .where('takedown_by_hand', '=', false)
    .where('next_at', '<=', before)
    .where(
      notQueued(
        sql`case status when 'takedownBegun' then 'publishing.takeDown:' else 'publishing.run:' end || publication_id`,
      ),
    )
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { publication_id, status } of rows) {
    await keep(trx, publication_id, {}, now);
    await enqueueWork(trx, status === 'takedownBegun' ? 'takeDown' : 'run', publication_id);
  }
}

async function sweepSchedules(trx: Transaction, before: Instant): Promise<void> {
  const rows = await trx
    .selectFrom('publication_schedule')
    .select(['manuscript_id as manuscript', 'channel_id as channel', 'digest'])
    .where('begin_at', '<=', before)
    .where(notQueued(sql`'publishing.schedule:' || manuscript_id || ':' || channel_id`))
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const scheduled of rows) await enqueueSchedule(trx, scheduled);
}

async function sweepReadings(trx: Transaction, before: Instant): Promise<void> {
  const rows = await trx
    .selectFrom('publication')
    .select('publication_id')
    .where('status', '=', 'done')
    .where('verify_at', '<=', before)
    .where(notQueued(sql`'publishing.verify:' || publication_id`))
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { publication_id } of rows) await enqueueWork(trx, 'verify', publication_id);
}

async function sweepEvents(trx: Transaction, before: Instant): Promise<void> {
  const rows = await trx
    .selectFrom('callback_event')
    .select(['channel_id as channel', 'dedupe_key as key'])
    .where('processed_at', 'is', null)
    .where('received_at', '<=', before)
    .limit(most)
    .execute();
  for (const event of rows) await enqueue(trx, 'publishing.event', event);
}
