import { useTexts } from '../../text/language.ts';
import { ClauseChip } from './ClauseChip.tsx';
import { type DrawnProcedure, useOffices } from './drawn-procedure.ts';
import styles from './FlowView.module.css';
import { flowTexts } from './texts.ts';

/** How something goes out before its review, and what is owed afterwards. */
export function EmergencyPath({ emergency }: { readonly emergency: DrawnProcedure['emergency'] }) {
  const t = useTexts(flowTexts);
  const offices = useOffices();
  const who = (entries: NonNullable<typeof emergency>['requestBy']) => entries.map(offices).join(t.or);
  return (
    <>
      <h3 className={styles.part}>
        {t.emergency} {emergency !== null && <ClauseChip clause={emergency.clause} />}
      </h3>
      {emergency === null ? (
        <p>{t.noEmergency}</p>
      ) : (
        <ol className={`${styles.track} ${styles.urgent}`}>
          <li className={styles.node}>
            <div className={styles.step}>
              <strong>{t.request}</strong>
              <span>{who(emergency.requestBy)}</span>
            </div>
          </li>
          <li className={styles.node}>
            <div className={styles.step}>
              <strong>{t.confirm}</strong>
              <span>{who(emergency.confirmBy)}</span>
              <span className={styles.soft}>{t.confirmWithin(emergency.confirmWithinMinutes)}</span>
            </div>
          </li>
          <li className={styles.node}>
            <div className={styles.step}>
              <strong>{t.emergencyRelease}</strong>
            </div>
          </li>
          <li className={styles.node}>
            <div className={styles.step}>
              <strong>{t.makeUp}</strong>
              <span className={styles.soft}>{t.makeUpWithin(emergency.reviewWithinHours)}</span>
            </div>
          </li>
        </ol>
      )}
    </>
  );
}
