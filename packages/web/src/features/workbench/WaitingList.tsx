import type { Workbench } from '@sanshen/contract/workbench';
import { Link, useNavigate } from '@tanstack/react-router';
import { Panel } from '../../components/Panel.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { EmptyState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { workbenchTexts } from './texts.ts';
import styles from './WorkbenchPage.module.css';

/** What waits for me, by what is due first. */
export function WaitingList({ waiting }: { readonly waiting: Workbench['waiting'] }) {
  const t = useTexts(workbenchTexts);
  const say = useLocalized();
  const navigate = useNavigate();
  const [first] = waiting.items;
  useShortcuts(
    first === undefined
      ? []
      : [
          {
            keys: 'o',
            label: t.openNext,
            run: () =>
              void navigate({ to: '/manuscripts/$manuscript', params: { manuscript: first.manuscript } }),
          },
        ],
  );
  return (
    <Panel
      title={t.waiting}
      flush
      extra={
        waiting.count > waiting.items.length && (
          <span className={styles.count}>{t.more(`${waiting.count}${waiting.capped ? '+' : ''}`)}</span>
        )
      }
    >
      {first === undefined ? (
        <EmptyState title={t.nothingWaiting} hint={t.nothingWaitingHint} />
      ) : (
        <ul className={styles.list}>
          {waiting.items.map((item) => (
            <li key={`${item.manuscript} ${item.stage} ${item.seat}`}>
              <Link
                to="/manuscripts/$manuscript"
                params={{ manuscript: item.manuscript }}
                className={styles.entry}
              >
                <span className={styles.name}>{item.title}</span>
                <span className={styles.meta}>
                  <span className={item.overdue ? styles.late : undefined}>
                    {item.overdue ? t.overdue : t.due} <Time at={item.dueAt} relative />
                  </span>
                </span>
                <span className={styles.line}>{say(item.line)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
