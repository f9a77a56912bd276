import type { DrillAnswer } from '@sanshen/contract/drills';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';
import { minuteText } from './useMinute.ts';
import { timelineKeys } from './words.ts';

/** All that happened, written by itself: when, what, who. */
export function TimelinePanel({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  if (drill.begunAt === null) return null;
  return (
    <Panel title={t.timeline} flush>
      {drill.timeline.length === 0 && <EmptyState title={t.noTimeline} />}
      <ol className={styles.timeline}>
        {drill.timeline.map((line, index) => (
          // Lines are only added at the end.
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of one moment have nothing else to tell them apart
          <li key={index} className={styles.moment}>
            <span className={styles.minute}>{minuteText(line.minute)}</span>
            <span className={styles.words}>
              <span>
                <strong>{t[timelineKeys[line.kind]]}</strong> {line.by ?? t.bySystem}
                {line.kind === 'froze' && line.target === null && ` · ${t.all}`}
                {line.target !== null && ` · ${line.target}`}
              </span>
              {line.text !== '' && <span className={styles.text}>{line.text}</span>}
              <span className={styles.soft}>
                <Time at={line.at} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
