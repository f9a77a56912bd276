import { isoFromMs } from './calendar.ts';

/** A string or number that only its own constructor can make, so that ids of two kinds cannot be swapped. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };

export type PersonId = Brand<string, 'PersonId'>;
export type OrganizationId = Brand<string, 'OrganizationId'>;
export type AppointmentId = Brand<string, 'AppointmentId'>;
export type ManuscriptId = Brand<string, 'ManuscriptId'>;
export type ChannelId = Brand<string, 'ChannelId'>;
export type PublicationId = Brand<string, 'PublicationId'>;
export type FindingId = Brand<string, 'FindingId'>;
export type PolicyId = Brand<string, 'PolicyId'>;
/** A clause of a rule book, such as `§5`. */
export type ClauseId = `§${number}`;

/** `<suite>:<lower-case hex>`; the suite names the hash function, so that a digest says how to check it. */
export type Digest = Brand<string, 'Digest'>;
export type HashSuite = 'sha256' | 'sm3';

/** An instant as ISO 8601 in UTC with milliseconds (`2026-11-23T03:48:00.000Z`); compares as a string. */
export type Instant = Brand<string, 'Instant'>;

const instantShape = /^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const digestShape = /^(sha256|sm3):[0-9a-f]{64}$/;

/** Brands an id that comes from outside; the caller has checked where it comes from. */
export function brandId<Id extends Brand<string, string>>(value: string): Id {
  // The brand exists only for the compiler: this is its one constructor.
  return value as Id;
}

/** Tells whether a string is an {@link Instant} that the calendar has (30 February is none), from the year 1000 to 9999. */
export function isInstant(value: string): value is Instant {
  if (!instantShape.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

/** Gives an {@link Instant}; throws RangeError on any other spelling of a time. */
export function instant(value: string): Instant {
  if (!isInstant(value)) throw new RangeError(`not an instant in UTC with milliseconds: ${value}`);
  return value;
}

/** Tells whether a string is a digest of a known suite. */
export function isDigest(value: string): value is Digest {
  return digestShape.test(value);
}

/** The instant `hours` after `at` (fractions allowed). */
export function addHours(at: Instant, hours: number): Instant {
  const later = Math.trunc(Date.parse(at) + hours * 3_600_000);
  if (later >= firstMs && later <= lastMs) return brandId<Instant>(isoFromMs(later));
  throw new RangeError(`not an instant of the years 1000 to 9999: ${hours} hours after ${at}`);
}

/** The instant `months` months after `at` by the calendar of UTC; the 31st becomes the last day of a shorter month. */
export function addMonths(at: Instant, months: number): Instant {
  const then = new Date(at);
  const day = then.getUTCDate();
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() + months);
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, last));
  return instant(then.toISOString());
}

const firstMs = Date.parse('1000-01-01T00:00:00.000Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');
