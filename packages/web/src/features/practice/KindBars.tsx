import { practiceKindTexts } from '@sanshen/contract/practice';
import type { KindScore } from '@sanshen/domain/practice';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './practice.module.css';
import { practiceTexts } from './texts.ts';

/** The share found of each kind; the numbers stand beside the bars. */
export function KindBars({ scores }: { readonly scores: readonly KindScore[] }) {
  const t = useTexts(practiceTexts);
  const say = useLocalized();
  return (
    <ul className={styles.bars}>
      {scores.map(({ kind, planted, found }) => (
        <li key={kind}>
          <span>{say(practiceKindTexts[kind])}</span>
          <span className={styles.bar} aria-hidden>
            <span style={{ width: `${planted === 0 ? 0 : (found / planted) * 100}%` }} />
          </span>
          <span className={styles.soft}>{t.ofPlanted(found, planted)}</span>
        </li>
      ))}
    </ul>
  );
}
