import type { Connector, Fetched, FetchedArticle } from '@sanshen/connectors/connector';
import type { PublicationDifference } from '@sanshen/document';
import {
  brandId,
  canonicalJson,
  type Digest,
  type PersonId,
  type PublicationId,
} from '@sanshen/domain/kernel';
import type { Verdict } from '@sanshen/domain/review';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { findChannel } from '../channels/public.ts';
import { execute } from '../review/public.ts';
import { articleFor } from './article.ts';
import { compareCopy } from './compare-copy.ts';
import { servedBy } from './connector-for.ts';
import { enqueueAlone, enqueueWork, laterOf, secondsAfter } from './jobs.ts';
import { loadReleased } from './load-released.ts';
import { openCase } from './open-case.ts';
import { findPublication, keep, type Publication, refOf } from './publication-store.ts';
import { alone, type Publisher } from './publisher.ts';
import { busyPause, unreachablePause, verifyPause } from './timing.ts';
import { insertReading } from './verification-store.ts';

/**
 * 核验: reads a publication back, compares it with what was released, keeps the reading and says when to look again. A platform that cannot
 * be read gives no verdict; one that only a person can read is not tried again by itself.
 */
export async function verifyPublication(publisher: Publisher, id: PublicationId): Promise<void> {
  const { db, clock } = publisher.context;
  const ran = await alone(db, id, async () => {
    const publication = await findPublication(db, id);
    if (publication?.status !== 'done') return;
    const channel = await findChannel(db, publication.channel);
    const served = channel === null ? null : servedBy(publisher, channel);
    const connector = served?.by === 'connector' ? served.connector : (served?.guide ?? null);
    if (connector === null) return;
    const fetched = await connector.fetchPublished(refOf(publication, connector.platform));
    await keepReading(publisher, publication, connector, fetched);
  });
  if (!ran) await enqueueAlone(db, 'verify', id, secondsAfter(clock.now(), busyPause));
}

interface Judged {
  readonly verdict: Verdict | null;
  readonly differences: readonly PublicationDifference[];
  readonly fetched: Digest | null;
}

async function keepReading(
  publisher: Publisher,
  publication: Publication,
  connector: Connector,
  fetched: Fetched,
): Promise<void> {
  const { db, clock } = publisher.context;
  const judged = await judge(publisher, publication, connector, fetched);
  const now = clock.now();
  await db.transaction().execute(async (trx) => {
    const { id, manuscript } = publication;
    const { verdict, differences, fetched: copy } = judged;
    const held = await trx
      .selectFrom('manuscript')
      .select('manuscript_id')
      .where('manuscript_id', '=', manuscript)
      .forUpdate()
      .executeTakeFirst();
    const current = held === undefined ? null : await findPublication(trx, id);
    // Taken down while it was read: the reading says nothing about it any more.
    if (current?.status !== 'done') return;
    if (verdict !== null) {
      await execute(
        trx,
        manuscript,
        { kind: 'reportVerification', by: null, publication: id, verdict, fetched: copy },
        now,
      );
    }
    const reading = newId();
    await insertReading(trx, {
      id: reading,
      publication: id,
      at: now,
      verdict,
      source: fetched.kind === 'ok' ? fetched.from : null,
      fetched: copy,
      differences,
      message: fetched.kind === 'ok' ? null : fetched.message,
    });
    if (verdict !== null)
      await openCase(trx, current, { verdict, fetched: copy, verification: reading }, now);
    await scheduleNext(trx, current, fetched, verdict !== null, now);
  });
}

async function scheduleNext(
  trx: Transaction,
  { id, verifications }: Publication,
  fetched: Fetched,
  judged: boolean,
  now: Publication['begunAt'],
): Promise<void> {
  if (judged) {
    const done = verifications + 1;
    await keep(trx, id, { verifications: done, verifiedAt: now }, now);
    return enqueueWork(trx, 'verify', id, secondsAfter(now, verifyPause(done)));
  }
  if (fetched.kind !== 'unavailable' || fetched.retryAt === null) {
    await trx.updateTable('publication').set({ verify_at: null }).where('publication_id', '=', id).execute();
    return;
  }
  const next = secondsAfter(now, unreachablePause);
  await enqueueWork(trx, 'verify', id, laterOf(next, fetched.retryAt));
}

async function judge(
  publisher: Publisher,
  publication: Publication,
  connector: Connector,
  fetched: Fetched,
): Promise<Judged> {
  if (fetched.kind === 'unavailable') return { verdict: null, differences: [], fetched: null };
  if (fetched.kind !== 'ok') return { verdict: fetched.kind, differences: [], fetched: null };
  const { context } = publisher;
  const copy = await keepCopy(publisher, publication, fetched.article);
  const released = await loadReleased(context.db, publication.manuscript, publication.digest);
  if (released.kind !== 'content') throw new Error(`the released text of ${publication.id} does not hold`);
  const { digest, channel } = publication;
  const article = await articleFor(context.db, { content: released.content, digest, channel });
  const assets = publication.prepared?.assets ?? [];
  const { verdict, differences } = compareCopy(connector, article, assets, fetched.article);
  return { verdict, differences, fetched: copy };
}

const copyLimit = 32 * 1024 * 1024;

/** The platform's copy, or what reading it gave, in the file store in one spelling: equal copies are one file. */
export async function keepCopy(
  { context }: Publisher,
  { organization }: Publication,
  article: FetchedArticle | Exclude<Fetched, { kind: 'ok' }>,
): Promise<Digest> {
  const { digest, size } = await context.files.put(Buffer.from(canonicalJson(article)), copyLimit);
  const now = context.clock.now();
  await context.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('file')
      .values({ digest, size, media_type: 'application/json', width: null, height: null, first_at: now })
      .onConflict((conflict) => conflict.column('digest').doNothing())
      .execute();
    await trx
      .insertInto('file_upload')
      .values({
        digest,
        person_id: brandId<PersonId>('system'),
        organization_id: organization,
        name: 'published-copy.json',
        uploaded_at: now,
      })
      .onConflict((conflict) => conflict.columns(['digest', 'person_id', 'organization_id']).doNothing())
      .execute();
  });
  return digest;
}
