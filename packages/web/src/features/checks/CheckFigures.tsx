import type { readChecks } from '@sanshen/contract/checks';
import type { RouteAnswer } from '@sanshen/contract/route';
import { useTexts } from '../../text/language.ts';
import styles from './checks.module.css';
import { checkTexts } from './texts.ts';

/** How hard the saved text is to read, and what became of asking the unit's model. */
export function CheckFigures({ reading, model }: Pick<RouteAnswer<typeof readChecks>, 'reading' | 'model'>) {
  const t = useTexts(checkTexts);
  const said = {
    off: '',
    waiting: t.modelWaiting,
    done: t.modelDone,
    away: t.modelAway,
    kept: t.modelKept,
  }[model];
  return (
    <>
      {reading !== null && (
        <p className={styles.hint} title={t.readingHint}>
          {t.reading(
            t[reading.level],
            Math.round(reading.sentenceLength),
            reading.clauseLength.toFixed(1),
            `${(reading.rareShare * 100).toFixed(1)}%`,
          )}
        </p>
      )}
      {said !== '' && <p className={styles.hint}>{said}</p>}
    </>
  );
}
