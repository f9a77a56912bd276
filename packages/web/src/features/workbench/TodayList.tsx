import type { Workbench } from '@sanshen/contract/workbench';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { workbenchTexts } from './texts.ts';
import styles from './WorkbenchPage.module.css';

/** What goes out today and whether what is public is what was released. */
export function TodayList({ today }: { readonly today: Workbench['today'] }) {
  const t = useTexts(workbenchTexts);
  const say = useLocalized();
  return (
    <Panel title={t.today} flush>
      {today.items.length === 0 ? (
        <EmptyState title={t.nothingToday} hint={t.nothingTodayHint} />
      ) : (
        <ul className={styles.list}>
          {today.items.map((item) => (
            <li key={item.publication}>
              <Link
                to="/manuscripts/$manuscript/publication"
                params={{ manuscript: item.manuscript }}
                className={styles.entry}
              >
                <span className={styles.name}>{item.title}</span>
                <span className={styles.meta}>
                  <Time at={item.begunAt} />
                </span>
                <span className={`${styles.line} ${item.state === 'differs' ? styles.late : ''}`}>
                  {item.channelName}
                  {t.colon}
                  {say(item.line)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
