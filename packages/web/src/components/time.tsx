import { useSyncExternalStore } from 'react';
import { type Language, useLanguage } from '../text/language.ts';

/** Offices here keep the time of Shanghai, wherever the browser is. */
const timeZone = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}:${name}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** A moment with day and minute, as an office writes it; the year only when it is not this one. */
export function dateTimeText(at: string, language: Language, now = new Date()): string {
  const date = new Date(at);
  const year = format(language, 'year', { year: 'numeric' });
  const sameYear = year.format(date) === year.format(now);
  return format(language, sameYear ? 'short' : 'long', {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** A day. */
export function dateText(at: string, language: Language): string {
  return format(language, 'day', { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(at));
}

/** Today in China, `YYYY-MM-DD`. */
export function todayInChina(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
}

const steps = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

const relatives: Readonly<Record<Language, Intl.RelativeTimeFormat>> = {
  zh: new Intl.RelativeTimeFormat('zh-CN', { numeric: 'always' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'always' }),
};

/** How long ago or how far ahead, in the largest unit that fits ("3小时前", "in 2 days"). */
export function relativeText(at: string, language: Language, now: number): string {
  const difference = Date.parse(at) - now;
  const step = steps.find(({ ms }) => Math.abs(difference) >= ms);
  if (step === undefined) return language === 'zh' ? '刚刚' : 'just now';
  return relatives[language].format(Math.trunc(difference / step.ms), step.unit);
}

// One clock for all that is shown: a list has many times.
let present = Date.now();
let clock: ReturnType<typeof setInterval> | undefined;
const readers = new Set<() => void>();

function tick(): void {
  present = Date.now();
  for (const reader of readers) reader();
}

function readClock(reader: () => void): () => void {
  if (readers.size === 0) {
    // It stood still while nobody read it.
    present = Date.now();
    clock = setInterval(tick, 30_000);
  }
  readers.add(reader);
  return () => {
    readers.delete(reader);
    if (readers.size === 0) clearInterval(clock);
  };
}

/** The present, again each half minute. */
export function useNow(): number {
  return useSyncExternalStore(readClock, () => present);
}

/** A moment; `relative` says how far away it is, and shows the moment itself when pointed at. */
export function Time({ at, relative = false }: { readonly at: string; readonly relative?: boolean }) {
  const language = useLanguage();
  const now = useNow();
  const exact = dateTimeText(at, language);
  return (
    <time dateTime={at} title={exact}>
      {relative ? relativeText(at, language, now) : exact}
    </time>
  );
}
