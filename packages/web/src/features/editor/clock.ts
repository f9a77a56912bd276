import { dateTimeText } from '../../components/time.tsx';
import type { Language } from '../../text/language.ts';

/** A time of today as hour and minute, of another day with its date. */
export function clockText(at: string, language: Language, now = new Date()): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
  const date = new Date(at);
  if (day.format(date) !== day.format(now)) return dateTimeText(at, language, now);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}
