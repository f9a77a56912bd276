import type { Connector, PreparedState, PublishableArticle } from '@sanshen/connectors/connector';
import type { Instant, PublicationId } from '@sanshen/domain/kernel';
import type { Transaction } from '../../platform/db/database.ts';
import { findChannel, type RegisteredChannel } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { lockManuscript } from '../review/public.ts';
import { breakerUntil } from './breaker.ts';
import { servedBy } from './connector-for.ts';
import { enqueueAlone, enqueueWork, secondsAfter } from './jobs.ts';
import { takeTurn } from './pace.ts';
import { preparePublication } from './prepare-publication.ts';
import { findPublication, keep, type Publication, refOf } from './publication-store.ts';
import { alone, type Publisher } from './publisher.ts';
import { handOver, reject, reportIn, reportOutcome, reportProgress } from './report.ts';
import { type PublishingText, say } from './texts.ts';
import { busyPause } from './timing.ts';

/**
 * The next step of a publication, from whatever an earlier process left: prepare and submit, or settle by reading what may have been
 * submitted, or look at a task under way. It submits only in the run that marked the row, so a row is submitted at most once.
 */
export async function runPublication(publisher: Publisher, id: PublicationId): Promise<void> {
  const { db, clock } = publisher.context;
  const ran = await alone(db, id, () => step(publisher, id));
  if (!ran) await enqueueAlone(db, 'run', id, secondsAfter(clock.now(), busyPause));
}

async function step(publisher: Publisher, id: PublicationId): Promise<void> {
  const publication = await findPublication(publisher.context.db, id);
  if (publication === null || !['begun', 'accepted', 'handedOver'].includes(publication.status)) return;
  const channel = await findChannel(publisher.context.db, publication.channel);
  const served = channel === null ? null : servedBy(publisher, channel);
  if (publication.submitStartedAt !== null) {
    if (served?.by === 'connector') await lookUp(publisher, publication, served.connector);
    return;
  }
  if (publication.status !== 'begun') return;
  // Asked again, finally, when it is marked; here it spares the platform the uploads.
  if ((await freezeOver(publisher.context.db, publication.organization, publication.channel)) !== null) {
    return reject(publisher, publication, say('frozen'));
  }
  if (served === null) return reject(publisher, publication, say('channelNotActive'));
  if (served.by === 'person') return handOver(publisher, publication, say('byHand'));
  const turn = channel === null ? null : await nextTurn(publisher, channel);
  if (turn !== null) return waitUntil(publisher, publication, turn);
  const ready = await preparePublication(publisher, publication, served.connector);
  if (ready === null) return;
  await publisher.atCrashPoint('prepared');
  await submitOnce(publisher, publication, served.connector, ready);
}

/** When a channel may be served, if not now: its platform is left alone, or its minute is full. */
async function nextTurn(
  { context }: Publisher,
  channel: RegisteredChannel,
): Promise<{ readonly at: Instant; readonly why: PublishingText } | null> {
  const now = context.clock.now();
  const open = await breakerUntil(context.db, channel, now);
  if (open !== null) return { at: open, why: 'platformAway' };
  const full = await takeTurn(context.db, channel, now);
  return full === null ? null : { at: full, why: 'channelBusy' };
}

async function waitUntil(
  { context }: Publisher,
  { id }: Publication,
  { at, why }: { readonly at: Instant; readonly why: PublishingText },
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    await keep(trx, id, { message: say(why) }, context.clock.now());
    await enqueueWork(trx, 'run', id, at);
  });
}

/** Reads only: a task whose number is known is asked for; otherwise it is looked for among what the platform shows. */
async function lookUp(publisher: Publisher, publication: Publication, connector: Connector): Promise<void> {
  const { prepared, submitStartedAt } = publication;
  const ref = refOf(publication, connector.platform);
  if (ref.task !== null) {
    return reportProgress(publisher, publication, await connector.check(ref), 'check');
  }
  if (prepared === null || submitStartedAt === null) return;
  const outcome = await connector.reconcile(intentOf(publication, prepared, submitStartedAt));
  await reportOutcome(publisher, publication, outcome, { learntBy: 'reconciliation' });
}

async function submitOnce(
  publisher: Publisher,
  publication: Publication,
  connector: Connector,
  ready: { readonly article: PublishableArticle; readonly state: PreparedState },
): Promise<void> {
  const { db, clock } = publisher.context;
  const at = clock.now();
  const marked = await db
    .transaction()
    .execute((trx) => markSubmission(trx, publication, ready.article.title, at));
  if (!marked) return;
  await publisher.atCrashPoint('submitStarted');
  const intent = { ...intentOf(publication, ready.state, at), title: ready.article.title };
  const stillMay = async () =>
    (await db.transaction().execute((trx) => hindranceOf(trx, publication))) === null;
  const outcome = await connector.submit(intent, stillMay);
  await publisher.atCrashPoint('submitted');
  await reportOutcome(publisher, publication, outcome);
}

function intentOf(publication: Publication, state: PreparedState, recordedAt: Instant) {
  const { id, digest, title } = publication;
  return { id, articleDigest: digest, title, recordedAt, state };
}

/**
 * The last look, and the mark after which nothing is submitted again, in one transaction that holds the manuscript and the channel: a stop
 * comes either before it and is obeyed, or after it. True for the one run that may submit.
 */
async function markSubmission(
  trx: Transaction,
  publication: Publication,
  title: string,
  at: Instant,
): Promise<boolean> {
  const hindrance = await hindranceOf(trx, publication);
  if (hindrance !== null) {
    const message = say(hindrance);
    const outcome = { kind: 'rejected', code: message.code, detail: message.zh } as const;
    await reportIn(trx, at, publication, outcome, { message });
    await enqueueWork(trx, 'discard', publication.id);
    return false;
  }
  const marked = await trx
    .updateTable('publication')
    // The channel's own title: by it the article is looked for when the answer is lost.
    .set({ submit_started_at: at, changed_at: at, title })
    .where('publication_id', '=', publication.id)
    .where('submit_started_at', 'is', null)
    .where('status', '=', 'begun')
    .returning('publication_id')
    .executeTakeFirst();
  return marked !== undefined;
}

async function hindranceOf(trx: Transaction, publication: Publication): Promise<PublishingText | null> {
  const standing = await lockManuscript(trx, publication.manuscript);
  const release = standing?.state.release ?? null;
  if (release === null || release.digest !== publication.digest) return 'releaseGone';
  if (release.stopped) return 'stopped';
  if (standing?.state.digest !== publication.digest) return 'releaseGone';
  if ((await freezeOver(trx, publication.organization, publication.channel)) !== null) return 'frozen';
  const channel = await findChannel(trx, publication.channel, true);
  return channel?.status === 'active' ? null : 'channelNotActive';
}
