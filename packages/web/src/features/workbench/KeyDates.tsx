import type { Workbench } from '@sanshen/contract/workbench';
import { Panel } from '../../components/Panel.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { workbenchTexts } from './texts.ts';
import styles from './WorkbenchPage.module.css';

/** Days to prepare for. */
export function KeyDates({ dates }: { readonly dates: Workbench['keyDates'] }) {
  const t = useTexts(workbenchTexts);
  const say = useLocalized();
  return (
    <Panel title={t.keyDates}>
      {dates.length === 0 ? (
        <p className={styles.count}>{t.noKeyDates}</p>
      ) : (
        <ul className={styles.dates}>
          {dates.map(({ id, name, date, inDays }) => (
            <li key={`${id} ${date}`}>
              <time dateTime={date} className={styles.date}>
                {date.slice(5).replace('-', '/')}
              </time>
              <span>{say(name)}</span>
              <span className={styles.count}>{t.days(inDays)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
