import { practiceKindTexts } from '@sanshen/contract/practice';
import type { KindScore } from '@sanshen/domain/practice';
import { Link } from '@tanstack/react-router';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './practice.module.css';
import { practiceTexts } from './texts.ts';

/** What a training plan says of practice: the kinds that its owner missed most often; nothing where he missed none. */
export function PractiseNext({ kinds }: { readonly kinds: readonly KindScore[] }) {
  const t = useTexts(practiceTexts);
  const say = useLocalized();
  if (kinds.length === 0) return null;
  const names = kinds.map(({ kind, planted, found }) =>
    t.missedOf(say(practiceKindTexts[kind]), planted - found, planted),
  );
  return (
    <div className={styles.next}>
      <span className={styles.words}>
        <span>{t.practise}</span>
        <span className={styles.soft}>
          {names.join(' · ')} · {t.onlyYou}
        </span>
      </span>
      <Link to="/training/practice">{t.toPractice}</Link>
    </div>
  );
}
