import { readUnitPractice } from '@sanshen/contract/practice';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { useTrainingUnits } from '../training/useUnit.ts';
import { CatchTables } from './CatchesPanel.tsx';
import { KindBars } from './KindBars.tsx';
import styles from './practice.module.css';
import { practiceTexts } from './texts.ts';

/** The unit's practice and real work in sums, for who leads its training; nothing for others. */
export function UnitPractice() {
  const unit = useTrainingUnits().find(({ lead }) => lead);
  return unit === undefined ? null : <Sums organization={unit.organization} />;
}

function Sums({ organization }: { readonly organization: string }) {
  const t = useTexts(practiceTexts);
  const { data, error, refetch } = useRead(readUnitPractice, { params: { organization } });
  return (
    <Panel title={t.unit}>
      <p className={styles.soft}>{t.unitHint}</p>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState rows={2} />}
      {data !== undefined && (
        <div className={styles.sums}>
          <p>
            {t.unitLine(data.people, data.practised, data.exercises)}
            {data.falseAlarms !== null && ` · ${t.falseAlarms(data.falseAlarms)}`}
          </p>
          {data.byKind === null ? (
            <p className={styles.soft}>{t.tooFew}</p>
          ) : (
            <KindBars scores={data.byKind} />
          )}
          {data.catches !== null && data.stages !== null && data.catches.length > 0 && (
            <CatchTables catches={data.catches} stages={data.stages} />
          )}
          <h3 className={styles.sub}>{t.shared}</h3>
          {data.shared.length === 0 && <p className={styles.soft}>{t.noneShared}</p>}
          <ul className={styles.list}>
            {data.shared.map((one) => (
              <li key={one.person}>
                <details className={styles.shared}>
                  <summary>
                    <span className={styles.strong}>{one.name}</span>{' '}
                    <span className={styles.soft}>{t.exercises(one.exercises)}</span>
                  </summary>
                  <KindBars scores={one.byKind} />
                  {one.catches.length > 0 && <CatchTables catches={one.catches} />}
                </details>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}
