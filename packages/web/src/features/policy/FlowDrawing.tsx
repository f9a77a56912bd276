import { useLocalized, useTexts } from '../../text/language.ts';
import { ClauseChip } from './ClauseChip.tsx';
import { type DrawnProcedure, useOffices } from './drawn-procedure.ts';
import { EmergencyPath } from './EmergencyPath.tsx';
import styles from './FlowView.module.css';
import { StageCard } from './StageCard.tsx';
import { flowTexts } from './texts.ts';

/**
 * A procedure drawn: base stages in a row, then a lane for each level of importance with what it adds, then the emergency path. It is made of
 * ordered lists, so that it is read aloud in the order in which it happens.
 */
export function FlowDrawing({ procedure }: { readonly procedure: DrawnProcedure }) {
  const t = useTexts(flowTexts);
  const say = useLocalized();
  const offices = useOffices();
  const rank = (level: string) => procedure.importance.findIndex(({ id }) => id === level);
  const base = procedure.stages.filter(({ from }) => from === null);
  const { publishers, restartAt, emergency } = procedure;
  return (
    <section className={styles.sheet} aria-label={t.drawn(say(procedure.name))}>
      <div className={styles.head}>
        <h2>{say(procedure.name)}</h2>
        <ClauseChip clause={procedure.clause} />
      </div>
      <h3 className={styles.part}>{t.baseStages}</h3>
      <ol className={styles.track}>
        <li className={styles.point}>{t.submit}</li>
        {base.map((stage, index) => (
          <li key={stage.id} className={styles.node}>
            <StageCard stage={stage} number={index + 1} />
          </li>
        ))}
      </ol>
      <h3 className={styles.part}>{t.byImportance}</h3>
      <ul className={styles.lanes}>
        {procedure.importance.map((level, at) => {
          const added = procedure.stages.filter(({ from }) => from !== null && rank(from.id) <= at);
          return (
            <li key={level.id} className={styles.lane}>
              <h4 className={styles.level}>{say(level.name)}</h4>
              <ol className={styles.track}>
                {added.map((stage) => (
                  <li key={stage.id} className={styles.node}>
                    <StageCard
                      stage={stage}
                      // What a lower level adds is drawn in full there.
                      brief={stage.from !== null && rank(stage.from.id) < at}
                    />
                  </li>
                ))}
                <li className={`${styles.point} ${styles.goal}`}>
                  {added.length === 0 ? t.direct : t.release}
                </li>
              </ol>
            </li>
          );
        })}
      </ul>
      <p className={styles.publish}>
        <span className={`${styles.point} ${styles.goal}`}>{t.publish}</span>
        <span>
          {t.publishBy(offices(publishers))}
          <span className={styles.soft}>
            {' '}
            {[...publishers.employment, ...publishers.qualifications]
              .map(({ name }) => say(name))
              .join(t.and)}
          </span>{' '}
          <ClauseChip clause={publishers.clause} />
        </span>
      </p>
      <EmergencyPath emergency={emergency} />
      <h3 className={styles.part}>{t.restart}</h3>
      <p>{t.restartText(say(restartAt.authorEdit.name), say(restartAt.resubmit.name))}</p>
      <p>{t.responsible(offices(procedure.responsible))}</p>
    </section>
  );
}
