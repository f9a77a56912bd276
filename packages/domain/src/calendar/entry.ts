import type { Brand, ChannelId, Instant, ManuscriptId, OrganizationId } from '../kernel/index.ts';
import type { PersonSnapshot } from '../organization/index.ts';
import type { Day } from './local-time.ts';

export type CalendarEntryId = Brand<string, 'CalendarEntryId'>;
export type LocalDateId = Brand<string, 'LocalDateId'>;
export type CalendarFeedId = Brand<string, 'CalendarFeedId'>;

/** Something that a unit means to publish. */
export interface CalendarEntry {
  readonly id: CalendarEntryId;
  readonly organization: OrganizationId;
  readonly title: string;
  readonly note: string;
  readonly at: Instant;
  readonly channel: ChannelId | null;
  /** The idea (选题) or campaign that it comes from, and the manuscript that it became. */
  readonly idea: string | null;
  readonly campaign: string | null;
  readonly manuscript: ManuscriptId | null;
  /** Counts its changes, from 1. */
  readonly version: number;
  readonly dropped: boolean;
}

/** Who decided, and when. */
export interface Decided {
  readonly by: PersonSnapshot;
  readonly at: Instant;
}

export const localDateKinds = ['local', 'mourning'] as const;
export type LocalDateKind = (typeof localDateKinds)[number];

/** A date that a unit put on its calendar; it shows on the calendars of all below it. */
export interface LocalDate {
  readonly id: LocalDateId;
  readonly name: string;
  readonly kind: LocalDateKind;
  readonly from: Day;
  readonly to: Day;
  readonly note: string;
  /** Where an imported one stood in its file, so that importing twice makes it once; null for one by hand. */
  readonly uid: string | null;
}

/** The ledger's events of a calendar. A feed's address is a secret and stands in none of them. */
export type CalendarEvent =
  | {
      readonly kind: 'planned';
      readonly entry: Omit<CalendarEntry, 'version' | 'dropped'>;
      readonly decided: Decided;
    }
  | {
      readonly kind: 'moved';
      readonly entry: CalendarEntryId;
      readonly to: Instant;
      readonly channel: ChannelId | null;
      readonly decided: Decided;
    }
  | {
      readonly kind: 'linked';
      readonly entry: CalendarEntryId;
      readonly manuscript: ManuscriptId | null;
      readonly decided: Decided;
    }
  | { readonly kind: 'dropped'; readonly entry: CalendarEntryId; readonly decided: Decided }
  | { readonly kind: 'datesAdded'; readonly dates: readonly LocalDate[]; readonly decided: Decided }
  | { readonly kind: 'dateRemoved'; readonly date: LocalDateId; readonly decided: Decided }
  | { readonly kind: 'feedOpened' | 'feedRevoked'; readonly feed: CalendarFeedId; readonly decided: Decided };

export type EntryRefusal = 'calendar.dropped' | 'calendar.changedMeanwhile' | 'calendar.past';

/** What speaks against changing an entry: it is gone, or somebody changed it since `version` was read; null if nothing does. Pure. */
export function entryRefusal(
  entry: Pick<CalendarEntry, 'version' | 'dropped'>,
  version: number,
): EntryRefusal | null {
  if (entry.dropped) return 'calendar.dropped';
  return entry.version === version ? null : 'calendar.changedMeanwhile';
}

/** Nothing is planned for a time that has passed. Pure. */
export function timeRefusal(at: Instant, now: Instant): EntryRefusal | null {
  return at < now ? 'calendar.past' : null;
}

/** The entry after an event; null stands for none before. Pure. Throws TypeError on an event without its entry. */
export function applyToEntry(
  before: CalendarEntry | null,
  event: Extract<CalendarEvent, { kind: 'planned' | 'moved' | 'linked' | 'dropped' }>,
): CalendarEntry {
  if (event.kind === 'planned') return { ...event.entry, version: 1, dropped: false };
  if (before === null) throw new TypeError('an entry that was never planned');
  const next = { ...before, version: before.version + 1 };
  switch (event.kind) {
    case 'moved':
      return { ...next, at: event.to, channel: event.channel };
    case 'linked':
      return { ...next, manuscript: event.manuscript };
    case 'dropped':
      return { ...next, dropped: true };
  }
}
