import type { PublicReader, ReadingPage } from '@sanshen/connectors/reading';
import { addHours, brandId, type ChannelId, type Instant, type PublicationId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { findLiving, type LivingChannel } from '../channels/public.ts';
import { channelReader, type Publication, publishedOn } from '../publishing/public.ts';
import type { Belongs } from './belongs.ts';
import { markGone } from './mark-gone.ts';
import {
  afterPage,
  chooseList,
  type PageRead,
  type ReadList,
  type Round,
  spend,
  unread,
} from './reading-plan.ts';
import {
  loadReading,
  type ReadingState,
  saveHindrance,
  saveNext,
  savePlaces,
  saveSpent,
} from './reading-store.ts';
import { retentionOf } from './retention.ts';
import { storeWritings } from './store-writings.ts';

/** Pages of one run at most: a job that runs for long holds a worker from the others. */
const mostPages = 200;
/** Seconds until a channel that has nothing to read, or cannot be read, is looked at again. */
const idleHours = 0.25;

interface Reading {
  readonly context: AppContext;
  readonly channel: LivingChannel;
  readonly reader: PublicReader;
  readonly publications: ReadonlyMap<string, Publication>;
  readonly lists: readonly ReadList[];
  readonly belongs: Belongs;
  readonly horizon: Instant;
}

/**
 * Reads what is due of a channel, page by page, within the quota that its connector states. Each page is kept together with how far it goes, so that a process that
 * dies reads one page twice and loses none.
 */
export async function readChannel(context: AppContext, id: ChannelId): Promise<void> {
  const reading = await prepare(context, id);
  const idle = addHours(context.clock.now(), idleHours);
  if (reading === null) return saveNext(context.db, id, idle);
  for (let pages = 0; pages < mostPages; pages += 1) {
    const state = await loadReading(context.db, id);
    if (state === null) return;
    const now = context.clock.now();
    const chosen = chooseList(reading.lists, state.places, now);
    if ('wait' in chosen) return saveNext(context.db, id, chosen.wait ?? idle);
    const budget = spend(state.spent, reading.reader.quota, now);
    if ('wait' in budget) return saveNext(context.db, id, budget.wait);
    await saveSpent(context.db, id, budget.spent);
    const page = await readOne(reading, state, chosen.list, chosen.kind, now);
    if (page.kind === 'unavailable') {
      const pause = addHours(now, Math.min(6, 2 ** Math.min(state.failures, 10) / 60));
      const next = page.retryAt !== null && page.retryAt > now ? page.retryAt : pause;
      return saveHindrance(context.db, id, page.message, next);
    }
  }
  await saveNext(context.db, id, context.clock.now());
}

async function prepare(context: AppContext, id: ChannelId): Promise<Reading | null> {
  const channel = await findLiving(context.db, id);
  if (channel === null || (channel.status !== 'active' && channel.status !== 'dormant')) return null;
  const reader = channelReader(context, channel);
  if (reader === null) return null;
  const now = context.clock.now();
  const horizon = addHours(now, -24 * (await retentionOf(context.db, channel.organization, now)));
  const published = await publishedOn(context.db, id, horizon);
  const publications = new Map(published.map((one) => [String(one.id), one]));
  const lists =
    reader.lists === 'account'
      ? [{ key: 'account', since: horizon }]
      : published
          .filter((one) => one.ref !== null)
          .map((one) => ({ key: String(one.id), since: one.begunAt }));
  return {
    context,
    channel,
    reader,
    publications,
    lists,
    horizon,
    belongs: {
      root: channel.root,
      organization: channel.organization,
      channel: id,
      publications: publicationsByThread(published, reader),
      needsWriter: reader.needsWriter,
    },
  };
}

/** What was commented on, by the platform's own id of it. */
function publicationsByThread(
  published: readonly Publication[],
  reader: PublicReader,
): ReadonlyMap<string, PublicationId> {
  return new Map(
    published.flatMap(({ id, ref }) => {
      const thread = reader.lists === 'publication' ? ref?.messageDataId : ref?.article;
      return thread == null ? [] : [[String(thread), id] as const];
    }),
  );
}

/** One page: asked for, kept, and how far it goes. */
async function readOne(
  reading: Reading,
  state: ReadingState,
  list: ReadList,
  kind: Round['kind'],
  now: Instant,
): Promise<ReadingPage> {
  const { context, reader, belongs, horizon } = reading;
  const place = state.places[list.key] ?? unread;
  const round: Round = place.round ?? { kind, cursor: null, begunAt: now, newest: null };
  const subject = reading.publications.get(list.key)?.ref ?? null;
  const page = await reader.readPage(subject, round.cursor);
  if (page.kind === 'unavailable') return page;
  const times = page.writings.map((one) => one.writtenAt).sort();
  await context.db.transaction().execute(async (trx) => {
    const recent = page.writings.filter((one) => one.writtenAt >= horizon);
    const { added } = await storeWritings(trx, context, belongs, recent, now);
    const read: PageRead = {
      newest: times.at(-1) ?? null,
      oldest: times[0] ?? null,
      next: page.next,
      added,
    };
    const after = afterPage(place, round, read, { now, horizon });
    if (after.swept !== null) {
      const publication = subject === null ? null : brandId<PublicationId>(list.key);
      await markGone(trx, { belongs, publication, ...after.swept }, now);
    }
    const kept = Object.entries(state.places).filter(([key]) => reading.lists.some((one) => one.key === key));
    await savePlaces(trx, belongs.channel, { ...Object.fromEntries(kept), [list.key]: after.place }, now);
  });
  return page;
}
