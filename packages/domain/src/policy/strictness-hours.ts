import type { QuietHours } from './sections.ts';
import { note, type Rule } from './strictness-rules.ts';

const dayMinutes = 1440;

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Whether a minute of the day lies in some hours; hours that end where they begin are the whole day. Pure. */
export function inHours(minute: number, { from, to }: QuietHours): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (start === end) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

/** Hours in which something is forbidden: those that cover more are stricter; those that only moved cannot be compared. */
export const widerHours: Rule<QuietHours> = (before, after, at, take) => {
  if (before.from === after.from && before.to === after.to) return;
  let lost = false;
  let gained = false;
  for (let minute = 0; minute < dayMinutes; minute++) {
    const [was, is] = [inHours(minute, before), inHours(minute, after)];
    lost ||= was && !is;
    gained ||= is && !was;
  }
  if (lost && gained) note(take, at, 'incomparable', 'setDiffers', before, after);
  else if (lost) note(take, at, 'looser', 'fewerLooser', before, after);
  else if (gained) note(take, at, 'stricter', 'moreStricter', before, after);
  else note(take, at, 'same', 'wording', before, after);
};
