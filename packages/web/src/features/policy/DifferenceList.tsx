import type { LocalizedText } from '@sanshen/domain/kernel';
import { useLocalized, useTexts } from '../../text/language.ts';
import { ClauseChip } from './ClauseChip.tsx';
import styles from './DifferenceList.module.css';
import { type Book, pathWords, valueWords } from './path-words.ts';
import { compareTexts } from './texts.ts';

/** A difference between two rule books. */
export interface ShownDifference {
  readonly pointer: string;
  readonly path: string;
  readonly verdict: 'same' | 'stricter' | 'looser' | 'incomparable';
  readonly before: unknown;
  readonly after: unknown;
  readonly why: LocalizedText;
  readonly clause?: string | null;
}

/** Differences between two rule books in words: where, what it was, what it is, and why that is stricter. */
export function DifferenceList({
  differences,
  book,
  labels,
}: {
  readonly differences: readonly ShownDifference[];
  /** What ids are called. */
  readonly book: Book;
  /** What the two sides are called. */
  readonly labels: readonly [string, string];
}) {
  const t = useTexts(compareTexts);
  const say = useLocalized();
  return (
    <ul className={styles.list}>
      {differences.map(({ pointer, path, verdict, before, after, why, clause }) => (
        <li key={`${pointer} ${path} ${why.zh}`}>
          <div className={styles.head}>
            <span className={styles.path}>{pathWords(path, book).map(say).join(' › ')}</span>
            <span className={`${styles.verdict} ${styles[verdict]}`}>{t[verdict]}</span>
            {clause !== null && clause !== undefined && <ClauseChip clause={clause} />}
          </div>
          <div className={styles.change}>
            <span>
              <span className={styles.soft}>{labels[0]}</span> {say(valueWords(before, book))}
            </span>
            <span aria-hidden>→</span>
            <span>
              <span className={styles.soft}>{labels[1]}</span> <strong>{say(valueWords(after, book))}</strong>
            </span>
          </div>
          <div className={styles.soft}>{say(why)}</div>
        </li>
      ))}
    </ul>
  );
}
