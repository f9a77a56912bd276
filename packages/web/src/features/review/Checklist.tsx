import { useParams } from '@tanstack/react-router';
import { useLocalized, useTexts } from '../../text/language.ts';
import { isOpen, useSavedChecks } from '../checks/MachineFindings.tsx';
import styles from './SignPanel.module.css';
import { reviewTexts } from './texts.ts';
import type { Seat, Stage } from './useManuscript.ts';

/** What the rule book asks of who signs in this stage, and of each point what machines did not look at. */
export function Checklist({ stage, duties }: { readonly stage: Stage; readonly duties: Seat['mine'] }) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const { manuscript } = useParams({ from: '/inside/manuscripts/$manuscript' });
  const checks = useSavedChecks(manuscript);
  const open = checks?.findings.filter((one) => isOpen(one) && one.severity !== 'advice').length ?? 0;
  return (
    <div className={styles.lists}>
      {duties.map((duty) => {
        const items = stage.checklist[duty];
        if (items.length === 0) return null;
        return (
          <section key={duty}>
            <h3>{duty === 'review' ? t.toReview : t.toProofread}</h3>
            <ul>
              {items.map((item) => {
                const covered = checks?.coverage.find((one) => one.duty === duty && one.item.zh === item.zh);
                return (
                  <li key={item.zh}>
                    {say(item)}
                    {covered !== undefined && (
                      <span
                        className={styles.covered}
                        title={`${say(covered.looked)}${say(covered.remains)}`}
                      >
                        {covered.machine === 'part' ? t.partChecked : t.notChecked}
                      </span>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      {open > 0 && <p className={styles.unruled}>{t.machineOpen(open)}</p>}
    </div>
  );
}
