import type { Connector, PreparedState, PublishableArticle } from '@sanshen/connectors/connector';
import type { Message } from '@sanshen/domain/kernel';
import { findChannel } from '../channels/public.ts';
import { articleFor } from './article.ts';
import { noteAnswer, noteFailure } from './breaker.ts';
import { compareCopy } from './compare-copy.ts';
import { enqueueWork, laterOf, secondsAfter } from './jobs.ts';
import { loadReleased } from './load-released.ts';
import { keep, leftBehind, type Publication } from './publication-store.ts';
import type { Publisher } from './publisher.ts';
import { handOver, reject } from './report.ts';
import { say } from './texts.ts';
import { preparePauses } from './timing.ts';

/**
 * Brings the released text onto the platform as a draft and compares the platform's copy with it. Null when this ends or delays the
 * attempt, which is then recorded. What is stored is held against the released digest first: anything else is never sent.
 */
export async function preparePublication(
  publisher: Publisher,
  publication: Publication,
  connector: Connector,
): Promise<{ readonly article: PublishableArticle; readonly state: PreparedState } | null> {
  const { db, clock, log } = publisher.context;
  const channel = await findChannel(db, publication.channel);
  if (channel?.status !== 'active') return refuse(publisher, publication, say('channelNotActive'));
  const released = await loadReleased(db, publication.manuscript, publication.digest);
  if (released.kind !== 'content') {
    const { id, manuscript, digest } = publication;
    log.error({ publication: id, manuscript, digest, found: released.kind }, 'released text does not hold');
    const text = released.kind === 'changed' ? 'contentChanged' : 'contentMissing';
    return refuse(publisher, publication, say(text));
  }
  const article = await articleFor(db, {
    content: released.content,
    digest: publication.digest,
    channel: channel.id,
  });
  // Asked before review as well; since then the platform's rules or a picture's file may have changed.
  const fault = connector.validate(article).find((issue) => issue.severity === 'error');
  if (fault !== undefined) return refuse(publisher, publication, fault.message);
  const prepared = await connector.prepare(article, {
    state: publication.prepared ?? (await leftBehind(db, publication)),
    save: (state) => keep(db, publication.id, { prepared: state }, clock.now()),
  });
  if (prepared.kind === 'retry' && prepared.message.code === 'lost')
    await noteFailure(db, channel, prepared.message, clock.now());
  else if (prepared.kind !== 'manual') await noteAnswer(db, channel);
  switch (prepared.kind) {
    case 'ready': {
      const comparison = compareCopy(connector, article, prepared.state.assets, prepared.stored);
      if (comparison.verdict === 'same') {
        await keep(db, publication.id, { prepared: prepared.state, message: null }, clock.now());
        return { article, state: prepared.state };
      }
      log.error(
        { publication: publication.id, differences: comparison.differences.length },
        'the platform stored another text than was released',
      );
      return refuse(publisher, publication, say('draftDiffers'));
    }
    case 'manual':
      await handOver(publisher, publication, say('byHand'));
      return null;
    case 'rejected':
      return refuse(publisher, publication, { ...prepared.message, code: prepared.code });
    case 'retry':
      await later(publisher, publication, prepared);
      return null;
  }
}

async function refuse(publisher: Publisher, publication: Publication, message: Message): Promise<null> {
  await reject(publisher, publication, message);
  return null;
}

async function later(
  publisher: Publisher,
  publication: Publication,
  { message, retryAt }: { readonly message: Message; readonly retryAt: Publication['begunAt'] },
): Promise<void> {
  const pause = preparePauses[publication.preparations];
  if (pause === undefined) return reject(publisher, publication, say('notPrepared'));
  const { db, clock } = publisher.context;
  const now = clock.now();
  const next = secondsAfter(now, pause);
  await db.transaction().execute(async (trx) => {
    await keep(trx, publication.id, { preparations: publication.preparations + 1, message }, now);
    await enqueueWork(trx, 'run', publication.id, laterOf(next, retryAt));
  });
}
