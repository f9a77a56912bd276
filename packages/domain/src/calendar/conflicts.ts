import type { ChannelId, Instant, LocalizedText } from '../kernel/index.ts';
import { type CalendarRules, inHours } from '../policy/index.ts';
import { type Day, dayOf, minuteOfDay } from './local-time.ts';

/** Something that is to go out, or went out, at a time on a channel. */
export interface PlannedPost {
  readonly id: string;
  /** Null as long as nobody has said on which channel. */
  readonly channel: ChannelId | null;
  readonly at: Instant;
  /** Gone out already: it can clash with what is planned, nothing clashes because of it alone. */
  readonly past: boolean;
}

/** A key date on the days that it takes; `mourning` asks for another look at the tone of all that is planned. */
export interface DatedDay {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly name: LocalizedText;
  readonly mourning: boolean;
}

/** Why a planned post cannot stay where it is, or needs a second look. */
export type Conflict =
  | { readonly kind: 'tooNear'; readonly post: string; readonly other: string; readonly minutes: number }
  | { readonly kind: 'quietHours'; readonly post: string }
  | { readonly kind: 'frozen'; readonly post: string }
  | { readonly kind: 'mourning'; readonly post: string; readonly date: string; readonly name: LocalizedText };

export const conflictKinds = ['tooNear', 'quietHours', 'frozen', 'mourning'] as const;

export interface ConflictFacts {
  readonly posts: readonly PlannedPost[];
  readonly dates: readonly DatedDay[];
  readonly rules: Pick<CalendarRules, 'posting'>;
  /** A freeze (封停) binds the unit now: nothing that is still to come goes out until it is lifted. */
  readonly frozen: boolean;
}

/**
 * What is in the way of planned posts: two of one channel nearer to each other than the rule book's minutes, quiet hours, a freeze, a day of
 * mourning. In the order of the posts' times, each pair once, told of the later one. Pure.
 */
export function conflictsOf({ posts, dates, rules, frozen }: ConflictFacts): readonly Conflict[] {
  const inOrder = posts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const { minimumMinutes, quietHours } = rules.posting;
  const mournings = dates.filter(({ mourning }) => mourning);
  return inOrder.flatMap((post, index) => {
    const found: Conflict[] = [];
    const near = nearest(inOrder, index, minimumMinutes);
    if (near !== null) found.push(near);
    if (post.past) return found;
    if (quietHours !== null && inHours(minuteOfDay(post.at), quietHours)) {
      found.push({ kind: 'quietHours', post: post.id });
    }
    if (frozen) found.push({ kind: 'frozen', post: post.id });
    const day = dayOf(post.at);
    for (const { id, from, to, name } of mournings) {
      if (from <= day && day <= to) found.push({ kind: 'mourning', post: post.id, date: id, name });
    }
    return found;
  });
}

/** The nearest earlier post of the same channel, if it is too near and one of the two is still to come. */
function nearest(posts: readonly PlannedPost[], index: number, minimumMinutes: number): Conflict | null {
  const post = posts[index];
  if (post === undefined || post.channel === null) return null;
  for (let earlier = index - 1; earlier >= 0; earlier--) {
    const other = posts[earlier];
    if (other === undefined) return null;
    const minutes = (Date.parse(post.at) - Date.parse(other.at)) / 60_000;
    if (minutes >= minimumMinutes) return null;
    if (other.channel !== post.channel) continue;
    if (post.past && other.past) return null;
    return { kind: 'tooNear', post: post.id, other: other.id, minutes: Math.floor(minutes) };
  }
  return null;
}
