import styles from './Questions.module.css';
import type { Shown } from './use-step.ts';

/** A text with the places that speak of distress marked; places that overlap are marked as one. */
export function MarkedText({ text, signs }: { readonly text: string; readonly signs: Shown['signs'] }) {
  const parts: { readonly text: string; readonly at: number; readonly marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of signs.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    if (from > at) parts.push({ text: text.slice(at, from), at, marked: false });
    parts.push({ text: text.slice(from, end), at: from, marked: true });
    at = end;
  }
  parts.push({ text: text.slice(at), at, marked: false });
  return (
    <p className={styles.text}>
      {parts.map((part) => (part.marked ? <mark key={part.at}>{part.text}</mark> : part.text))}
    </p>
  );
}
