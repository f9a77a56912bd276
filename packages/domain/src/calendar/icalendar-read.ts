import type { Instant } from '../kernel/index.ts';
import { type ContentLine, contentLines, icalendarLimits, unescapeText } from './icalendar-lines.ts';
import { repeatDays } from './icalendar-repeat.ts';
import { type Day, dayOf, daysAfter, isDay } from './local-time.ts';

/** A date as a file states it: whole days in China, both ends belonging to it. */
export interface ImportedDate {
  /** The file's own id of it, with the day where it repeats. */
  readonly uid: string;
  readonly name: string;
  readonly note: string;
  readonly from: Day;
  readonly to: Day;
}

export const importProblemCodes = [
  'notCalendar',
  'tooLarge',
  'tooMany',
  'noName',
  'noStart',
  'repeatNotUnderstood',
  'zoneAssumed',
] as const;

/** Something in a file that was not taken as it stands; `line` from 1, null where it is the whole file. */
export interface ImportProblem {
  readonly code: (typeof importProblemCodes)[number];
  readonly line: number | null;
  readonly name: string | null;
}

export interface ImportedCalendar {
  readonly dates: readonly ImportedDate[];
  readonly problems: readonly ImportProblem[];
}

type Properties = ReadonlyMap<string, readonly ContentLine[]>;

/**
 * Reads the events of an iCalendar text (RFC 5545) as whole days in China, within a window. The text is anybody's: it is read in one pass within
 * {@link icalendarLimits}, never followed to another address, and what is not understood is named instead of guessed. Pure.
 */
export function readICalendar(
  text: string,
  window: { readonly from: Day; readonly to: Day },
): ImportedCalendar {
  const lines = contentLines(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (lines === null) return whole('tooLarge');
  if (!lines.some(({ name, value }) => name === 'BEGIN' && value.toUpperCase() === 'VCALENDAR')) {
    return whole('notCalendar');
  }
  const events = eventsIn(lines);
  const problems: ImportProblem[] = [];
  if (events.length > icalendarLimits.events) problems.push(problem('tooMany'));
  const taken = events.slice(0, icalendarLimits.events);
  const replaced = replacedDays(taken);
  const dates = taken.flatMap((event) => datesOf(event, window, replaced, (one) => problems.push(one)));
  if (dates.length > icalendarLimits.occurrences) problems.push(problem('tooMany'));
  return { dates: dates.slice(0, icalendarLimits.occurrences), problems };
}

function whole(code: ImportProblem['code']): ImportedCalendar {
  return { dates: [], problems: [problem(code)] };
}

function problem(
  code: ImportProblem['code'],
  at: ContentLine | null = null,
  name: string | null = null,
): ImportProblem {
  return { code, line: at?.line ?? null, name };
}

/** The properties of each event; what stands in components inside it (alarms) is not the event's. */
function eventsIn(lines: readonly ContentLine[]): readonly Properties[] {
  const events: Map<string, ContentLine[]>[] = [];
  let depth = 0;
  let event: Map<string, ContentLine[]> | null = null;
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      if (event !== null) depth += 1;
      else if (line.value.trim().toUpperCase() === 'VEVENT') {
        event = new Map([['BEGIN', [line]]]);
        events.push(event);
        // One more than is taken, so that too many can be told.
        if (events.length > icalendarLimits.events) return events;
      }
    } else if (line.name === 'END') {
      if (event !== null && depth === 0) event = null;
      else if (event !== null) depth -= 1;
    } else if (event !== null && depth === 0) {
      const before = event.get(line.name);
      if (before === undefined) event.set(line.name, [line]);
      else before.push(line);
    }
  }
  return events;
}

/** Days of repeating events that have an event of their own, by their ids. */
function replacedDays(events: readonly Properties[]): ReadonlyMap<string, ReadonlySet<Day>> {
  const days = new Map<string, Set<Day>>();
  for (const event of events) {
    const [recurrence] = event.get('RECURRENCE-ID') ?? [];
    const moment = recurrence === undefined ? null : readMoment(recurrence);
    if (moment === null) continue;
    const uid = textOf(event, 'UID');
    const known = days.get(uid) ?? new Set();
    days.set(uid, known.add(moment.day));
  }
  return days;
}

function datesOf(
  event: Properties,
  window: { readonly from: Day; readonly to: Day },
  replaced: ReadonlyMap<string, ReadonlySet<Day>>,
  report: (problem: ImportProblem) => void,
): readonly ImportedDate[] {
  const [head = null] = event.get('BEGIN') ?? [];
  if (textOf(event, 'STATUS').trim().toUpperCase() === 'CANCELLED') return [];
  const name = unescapeText(textOf(event, 'SUMMARY'))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, icalendarLimits.name);
  if (name === '') {
    report(problem('noName', head));
    return [];
  }
  const [startLine] = event.get('DTSTART') ?? [];
  const start = startLine === undefined ? null : readMoment(startLine);
  if (start === null) {
    report(problem('noStart', startLine ?? head, name));
    return [];
  }
  if (start.assumed) report(problem('zoneAssumed', startLine, name));
  const length = lengthInDays(event, start);
  const own = unescapeText(textOf(event, 'UID')).slice(0, icalendarLimits.uid);
  const uid = own === '' ? `${name}/${start.day}` : own;
  const note = unescapeText(textOf(event, 'DESCRIPTION')).trim().slice(0, icalendarLimits.note);
  const dated = (day: Day, id: string): ImportedDate => ({
    uid: id,
    name,
    note,
    from: day,
    to: daysAfter(day, length - 1),
  });
  const [rule] = event.get('RRULE') ?? [];
  if (rule === undefined) {
    const own = dated(start.day, event.has('RECURRENCE-ID') ? `${uid}/${start.day}` : uid);
    return own.to < window.from || own.from > window.to ? [] : [own];
  }
  const days = (event.get('RRULE')?.length ?? 0) > 1 ? null : repeatDays(rule.value, start.day, window);
  if (days === null) {
    report(problem('repeatNotUnderstood', rule, name));
    return [];
  }
  const left = leftOut(event);
  const moved = replaced.get(textOf(event, 'UID'));
  return days
    .filter((day) => !left.has(day) && moved?.has(day) !== true)
    .map((day) => dated(day, `${uid}/${day}`));
}

function leftOut(event: Properties): ReadonlySet<Day> {
  const moments = (event.get('EXDATE') ?? []).flatMap((line) =>
    line.value.split(',', 500).map((value) => readMoment({ ...line, value })?.day ?? ''),
  );
  return new Set(moments);
}

interface Moment {
  readonly day: Day;
  /** Milliseconds since 1970 as the file's own clock shows it; null for a whole day. */
  readonly clockMs: number | null;
  /** In a zone that was not understood, read as if it were China's. */
  readonly assumed: boolean;
}

const chinese =
  /^(Asia\/(Shanghai|Chongqing|Harbin|Urumqi|Macau|Hong_Kong|Taipei)|PRC|China Standard Time)$/i;

function readMoment({ value, parameters }: ContentLine): Moment | null {
  const shape = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(value.trim());
  if (shape === null) return null;
  const [, year, month, date, hour, minute, second, utc] = shape;
  const day = `${year}-${month}-${date}`;
  if (!isDay(day)) return null;
  if (hour === undefined) return { day, clockMs: null, assumed: false };
  const clockMs = Date.parse(`${day}T${hour}:${minute}:${second === '60' ? '59' : second}.000Z`);
  if (Number.isNaN(clockMs)) return null;
  // An instant by its own making; dayOf asks for the brand only.
  if (utc !== undefined) {
    return {
      day: dayOf(new Date(clockMs).toISOString() as Instant),
      clockMs: clockMs + 8 * 3_600_000,
      assumed: false,
    };
  }
  const zone = parameters.get('TZID');
  return { day, clockMs, assumed: zone !== undefined && !chinese.test(zone) };
}

const mostDays = 366;

/** Days that an event takes, at least one. */
function lengthInDays(event: Properties, start: Moment): number {
  const [endLine] = event.get('DTEND') ?? [];
  const end = endLine === undefined ? null : readMoment(endLine);
  const dayMs = 86_400_000;
  const startDay = Date.parse(`${start.day}T00:00:00.000Z`);
  let days = 1;
  if (end !== null) {
    // The end does not belong to it: midnight counts for the day before.
    const until = end.clockMs ?? Date.parse(`${end.day}T00:00:00.000Z`);
    days = Math.ceil((until - startDay) / dayMs);
  } else {
    const duration = readDuration(textOf(event, 'DURATION'));
    if (duration > 0) days = Math.ceil(((start.clockMs ?? startDay) + duration - startDay) / dayMs);
  }
  return Math.min(mostDays, Math.max(1, days));
}

/** Milliseconds of a DURATION value (RFC 5545, 3.3.6); 0 for what is none. */
function readDuration(value: string): number {
  const shape =
    /^\+?P(?:(\d{1,4})W|(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)$/.exec(
      value.trim().toUpperCase(),
    );
  if (shape === null) return 0;
  const [weeks, days, hours, minutes, seconds] = shape.slice(1).map((part) => Number(part ?? 0));
  const inHours = ((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0);
  return ((inHours * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

function textOf(event: Properties, name: string): string {
  return event.get(name)?.[0]?.value ?? '';
}
