import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './SignPanel.module.css';
import { reviewTexts } from './texts.ts';
import type { Seat, Stage } from './useManuscript.ts';

/** What the rule book asks of who signs in this stage. */
export function Checklist({ stage, duties }: { readonly stage: Stage; readonly duties: Seat['mine'] }) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  return (
    <div className={styles.lists}>
      {duties.map((duty) => {
        const items = stage.checklist[duty];
        if (items.length === 0) return null;
        return (
          <section key={duty}>
            <h3>{duty === 'review' ? t.toReview : t.toProofread}</h3>
            <ul>
              {items.map((item) => (
                <li key={item.zh}>{say(item)}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
