import { readHistory } from '@sanshen/contract/review';
import { client, keyOf } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './HistoryPane.module.css';
import { reviewTexts } from './texts.ts';

/** Members of an event that say why or what, in the words of who did it. */
const wordMembers = ['opinion', 'reasons', 'reason', 'note'] as const;

/** Everything that happened to a manuscript, with the names and offices of that time. */
export function HistoryPane({ manuscript }: { readonly manuscript: string }) {
  const t = useTexts(reviewTexts);
  const say = useLocalized();
  const { query: list, items } = usePages(keyOf(readHistory, { params: { manuscript } }), (page) =>
    client.call(readHistory, { params: { manuscript }, query: page }),
  );
  if (list.error !== null) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState rows={8} />;
  return (
    <Panel>
      <ol className={styles.list}>
        {items.map((entry) => (
          <li key={entry.sequence} className={styles.entry}>
            <div className={styles.when}>
              <Time at={entry.at} />
            </div>
            <div>
              <div>
                <strong>{entry.actor.name}</strong>
                {entry.actor.organizationName !== null && (
                  <span className={styles.soft}> {entry.actor.organizationName}</span>
                )}
              </div>
              <div>{[...new Set(entry.events.map(({ text }) => say(text)))].join('，')}</div>
              {entry.events.flatMap((event) =>
                wordMembers.flatMap((name) => {
                  const words = event[name];
                  return typeof words === 'string' && words !== ''
                    ? [
                        <blockquote key={`${event.kind} ${name}`} className={styles.words}>
                          {words}
                        </blockquote>,
                      ]
                    : [];
                }),
              )}
              {entry.confirmedBy !== null && (
                <div className={styles.soft}>{t.confirmedBy(entry.confirmedBy)}</div>
              )}
            </div>
          </li>
        ))}
      </ol>
      <MoreButton query={list} label={t.moreHistory} />
    </Panel>
  );
}
