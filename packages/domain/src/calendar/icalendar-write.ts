import type { Instant } from '../kernel/index.ts';
import { escapeText } from './icalendar-lines.ts';
import { type Day, daysAfter } from './local-time.ts';

/** What goes out as one event: whole days, or a moment. */
export interface ICalendarEvent {
  readonly uid: string;
  readonly name: string;
  readonly note: string;
  readonly category: string;
  readonly when:
    | { readonly from: Day; readonly to: Day }
    | { readonly at: Instant; readonly minutes: number };
  /** Not decided yet; other calendars show it so. */
  readonly tentative: boolean;
}

/**
 * An iCalendar text (RFC 5545) with these events: CRLF, lines folded at 75 octets, no character torn. `stamp` is when it was made; `publish`
 * (RFC 5546) says that nobody is invited to anything. Pure.
 */
export function writeICalendar(calendar: {
  readonly name: string;
  readonly stamp: Instant;
  readonly events: readonly ICalendarEvent[];
}): string {
  const stamp = utc(calendar.stamp);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sanshen//Calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...calendar.events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines({ uid, name, note, category, when, tentative }: ICalendarEvent, stamp: string): string[] {
  const time =
    'from' in when
      ? [
          `DTSTART;VALUE=DATE:${when.from.replaceAll('-', '')}`,
          // The end does not belong to an event.
          `DTEND;VALUE=DATE:${daysAfter(when.to, 1).replaceAll('-', '')}`,
          'TRANSP:TRANSPARENT',
        ]
      : [`DTSTART:${utc(when.at)}`, `DURATION:PT${when.minutes}M`];
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp}`,
    ...time,
    `SUMMARY:${escapeText(name)}`,
    ...(note === '' ? [] : [`DESCRIPTION:${escapeText(note)}`]),
    `CATEGORIES:${escapeText(category)}`,
    `STATUS:${tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

function utc(at: Instant): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

const mostOctets = 75;

function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign);
    if (octets + size > mostOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += sign;
    octets += size;
  }
  return text;
}

/** Bytes of a character in UTF-8. */
function octetsOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
