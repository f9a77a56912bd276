import type { ReadingQuota } from '@sanshen/connectors/reading';
import { addHours, type Instant, type Json } from '@sanshen/domain/kernel';

/** A way through a list that is not at its end yet. */
export interface Round {
  /** `news`: down to what is known. `sweep`: to the end, to see what was edited, came late or is gone. */
  readonly kind: 'news' | 'sweep';
  readonly cursor: Json | null;
  readonly begunAt: Instant;
  /** The newest writing that its first page had. */
  readonly newest: Instant | null;
}

/** How far a list of writings has been read. */
export interface ListPlace {
  /** All that was written until then has been read; null before the first reading is through. */
  readonly until: Instant | null;
  readonly round: Round | null;
  readonly readAt: Instant | null;
  readonly sweptAt: Instant | null;
}

/** Places by the publication's id, or `account`. */
export type Places = Readonly<Record<string, ListPlace>>;

/** A list that is read: `since` when there can be something in it. */
export interface ReadList {
  readonly key: string;
  readonly since: Instant;
}

export const unread: ListPlace = { until: null, round: null, readAt: null, sweptAt: null };

interface Pace {
  readonly youngerThanHours: number;
  readonly newsHours: number;
  readonly sweepHours: number;
}

/** The younger a publication, the more is said about it; for an account's one list the first line holds. */
const paces: readonly Pace[] = [
  { youngerThanHours: 6, newsHours: 1 / 60, sweepHours: 3 },
  { youngerThanHours: 48, newsHours: 5 / 60, sweepHours: 6 },
  { youngerThanHours: 7 * 24, newsHours: 0.5, sweepHours: 24 },
  { youngerThanHours: 30 * 24, newsHours: 6, sweepHours: 7 * 24 },
  { youngerThanHours: 180 * 24, newsHours: 24, sweepHours: 30 * 24 },
];
const last: Pace = { youngerThanHours: Number.POSITIVE_INFINITY, newsHours: 7 * 24, sweepHours: 90 * 24 };

function paceOf({ key, since }: ReadList, now: Instant): Pace {
  const [first = last] = paces;
  if (key === 'account') return first;
  return paces.find((one) => now < addHours(since, one.youngerThanHours)) ?? last;
}

/** What is read next, and when: at once what was broken off, then news, then sweeps. Pure. */
export function dueOf(
  list: ReadList,
  place: ListPlace,
  now: Instant,
): { readonly kind: Round['kind']; readonly at: Instant } {
  if (place.round !== null) return { kind: place.round.kind, at: place.round.begunAt };
  if (place.readAt === null) return { kind: 'news', at: list.since };
  const pace = paceOf(list, now);
  const news = addHours(place.readAt, pace.newsHours);
  const sweep = addHours(place.sweptAt ?? list.since, pace.sweepHours);
  return sweep < news ? { kind: 'sweep', at: sweep } : { kind: 'news', at: news };
}

/** The list to read now, and when the next one is due if none is; a round under way first, then whichever waits longest. Pure. */
export function chooseList(
  lists: readonly ReadList[],
  places: Places,
  now: Instant,
): { readonly list: ReadList; readonly kind: Round['kind'] } | { readonly wait: Instant | null } {
  const dues = lists.map((list) => {
    const place = places[list.key] ?? unread;
    return { list, rank: place.round === null ? 1 : 0, ...dueOf(list, place, now) };
  });
  const [first] = dues.sort((a, b) => a.rank - b.rank || (a.at < b.at ? -1 : 1));
  if (first === undefined) return { wait: null };
  return first.at <= now ? { list: first.list, kind: first.kind } : { wait: first.at };
}

/** What a page was, for the place. */
export interface PageRead {
  readonly newest: Instant | null;
  readonly oldest: Instant | null;
  readonly next: Json | null;
  /** How many were new to us. */
  readonly added: number;
}

/**
 * The place after a page. News end where the page reaches back to what is known and brought nothing new, so that what came while it was read is not
 * passed over; whatever is older than `horizon` is not kept and not read. `swept`: the list has been seen from its top to `down`. Pure.
 */
export function afterPage(
  place: ListPlace,
  round: Round,
  page: PageRead,
  at: { readonly now: Instant; readonly horizon: Instant },
): { readonly place: ListPlace; readonly swept: { readonly since: Instant; readonly down: Instant } | null } {
  const newest = round.newest ?? page.newest;
  const beyond = page.oldest !== null && page.oldest < at.horizon;
  const known =
    round.kind === 'news' &&
    place.until !== null &&
    page.added === 0 &&
    page.oldest !== null &&
    page.oldest <= place.until;
  const atEnd = page.next === null || beyond;
  if (!atEnd && !known) {
    return { place: { ...place, round: { ...round, cursor: page.next, newest } }, swept: null };
  }
  const whole = atEnd && (round.kind === 'sweep' || place.until === null);
  const swept =
    whole && round.kind === 'sweep'
      ? { since: round.begunAt, down: page.next === null ? at.horizon : (page.oldest ?? at.horizon) }
      : null;
  return {
    place: {
      until: laterOf(place.until, newest) ?? at.now,
      round: null,
      readAt: at.now,
      sweptAt: whole ? at.now : place.sweptAt,
    },
    swept,
  };
}

function laterOf(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Requests spent in the quota's present window. */
export interface Spent {
  readonly since: Instant | null;
  readonly requests: number;
}

/** Takes one request out of the quota, or says when there is one again. Pure. */
export function spend(
  spent: Spent,
  quota: ReadingQuota,
  now: Instant,
): { readonly spent: Spent } | { readonly wait: Instant } {
  const hours = quota.seconds / 3600;
  const over = spent.since === null || now >= addHours(spent.since, hours);
  if (over) return { spent: { since: now, requests: 1 } };
  if (spent.requests < quota.requests) {
    return { spent: { since: spent.since, requests: spent.requests + 1 } };
  }
  return { wait: addHours(spent.since ?? now, hours) };
}
