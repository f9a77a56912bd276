import { useTexts } from '../../text/language.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

/** Hours learnt of those that are due. */
export function HoursBar({
  label,
  hours,
  needed,
}: {
  readonly label: string;
  readonly hours: number;
  readonly needed: number;
}) {
  const t = useTexts(trainingTexts);
  const share = needed <= 0 ? 1 : Math.min(1, hours / needed);
  return (
    <div className={styles.hours}>
      <span>{label}</span>
      <span className={`${styles.bar} ${share >= 1 ? styles.full : ''}`} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span>{t.ofHours(hours, needed)}</span>
    </div>
  );
}
