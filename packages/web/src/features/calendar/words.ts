import type { Language } from '../../text/language.ts';

const locales: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Days are noon in UTC here, so that no zone turns them into another day. */
const noon = (day: string) => new Date(`${day}T12:00:00.000Z`);

function format(language: Language, options: Intl.DateTimeFormatOptions, day: string): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', ...options }).format(noon(day));
}

/** "周一", "Mon". */
export function weekdayText(day: string, language: Language): string {
  return format(language, { weekday: 'short' }, day);
}

/** "11月24日周二", "Tue, 24 Nov". */
export function dayText(day: string, language: Language): string {
  return format(language, { month: 'short', day: 'numeric', weekday: 'short' }, day);
}

/** "2026年11月", "November 2026". */
export function monthText(day: string, language: Language): string {
  return format(language, { year: 'numeric', month: 'long' }, day);
}
