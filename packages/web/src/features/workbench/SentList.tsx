import type { Workbench } from '@sanshen/contract/workbench';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/Panel.tsx';
import { PhaseTag } from '../../components/PhaseTag.tsx';
import { EmptyState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { workbenchTexts } from './texts.ts';
import styles from './WorkbenchPage.module.css';

/** My manuscripts on their way, where each hangs and since when. */
export function SentList({ sent }: { readonly sent: Workbench['sent'] }) {
  const t = useTexts(workbenchTexts);
  const say = useLocalized();
  return (
    <Panel
      title={t.sent}
      flush
      extra={
        <Link to="/manuscripts" className={styles.count}>
          {t.all}
        </Link>
      }
    >
      {sent.items.length === 0 ? (
        <EmptyState title={t.nothingSent} hint={t.nothingSentHint} />
      ) : (
        <ul className={styles.list}>
          {sent.items.map((item) => (
            <li key={item.manuscript}>
              <Link
                to={item.phase === 'returned' ? '/manuscripts/$manuscript/edit' : '/manuscripts/$manuscript'}
                params={{ manuscript: item.manuscript }}
                className={styles.entry}
              >
                <span className={styles.name}>{item.title}</span>
                <span className={styles.meta}>
                  <PhaseTag phase={item.phase} />
                </span>
                <span className={styles.line}>
                  <span className={item.overdue ? styles.late : undefined}>{say(item.line)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
