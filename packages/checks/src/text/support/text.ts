import type { LocalizedText } from '@sanshen/domain/kernel';

/** A text in both languages. */
export function say(zh: string, en: string): LocalizedText {
  return { zh, en };
}

/** Whether a UTF-16 unit is a Han character of the basic plane. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

/** A short piece of text for a message, cut in the middle if it is long. */
export function short(text: string): string {
  return text.length <= 24 ? text : `${text.slice(0, 12)}…${text.slice(-8)}`;
}

/** The text within `reach` units of a place: what a rule may look at for each of its matches without losing linear time. */
export function near(text: string, at: number, reach = 200): string {
  return text.slice(Math.max(0, at - reach), at + reach);
}

/** A share of 0 to 1 as per cent, rounded down: nothing is said to be all of it that is not. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}
