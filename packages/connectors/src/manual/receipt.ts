import { isExpectedUrl } from './manual-task.ts';

/** What a screenshot of something published shows. */
export interface Receipt {
  readonly url: string | null;
  /** As the platform writes it, in its own time: `2026-11-23 09:05`. */
  readonly shownAt: string | null;
}

const address = /https?:\/\/[\w\-./?=&%#~:@!+]+/g;
const moment = /(20\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?\s*(\d{1,2})\s*[:：]\s*(\d{2})/;

/**
 * Address and time in what was read of a screenshot: codes first, which are exact, then words. An address counts only in the form of this platform's own.
 * Pure.
 */
export function receiptIn(
  read: { readonly text: string; readonly codes: readonly string[] },
  expectedUrl: string,
): Receipt {
  const written = read.text.match(address) ?? [];
  const url = [...read.codes, ...written].find((one) => isExpectedUrl(expectedUrl, one)) ?? null;
  const [, year, month = '', day = '', hour = '', minute] = moment.exec(read.text) ?? [];
  const two = (part: string) => part.padStart(2, '0');
  const shownAt = year === undefined ? null : `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}`;
  return { url, shownAt };
}
