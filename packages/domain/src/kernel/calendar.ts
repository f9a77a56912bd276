const dayInMs = 86_400_000;

/**
 * Milliseconds since 1970 as ISO 8601 in UTC with milliseconds, for the years 1000 to 9999; the same as Date.prototype.toISOString, which
 * takes several times as long, and deciding writes an instant each time. Proleptic Gregorian calendar, counted in eras of 400 years that begin on
 * 1 March, so that the leap day is a year's last.
 */
export function isoFromMs(ms: number): string {
  const days = Math.floor(ms / dayInMs);
  const rest = ms - days * dayInMs;
  const sinceEpochZero = days + 719_468;
  const era = Math.floor(sinceEpochZero / 146_097);
  const dayOfEra = sinceEpochZero - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const hour = Math.floor(rest / 3_600_000);
  const minute = Math.floor(rest / 60_000) % 60;
  const second = Math.floor(rest / 1000) % 60;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${three(rest % 1000)}Z`;
}

const pairs = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function two(n: number): string {
  return pairs[n] ?? '';
}

function three(n: number): string {
  return `${Math.floor(n / 100)}${two(n % 100)}`;
}
