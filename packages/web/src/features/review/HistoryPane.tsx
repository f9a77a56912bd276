import { readHistory } from '@sanshen/contract/review';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { client, keyOf } from '../../app/api.ts';
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
  const list = useInfiniteQuery({
    queryKey: [...keyOf(readHistory, { params: { manuscript }, query: { limit: 50 } }), 'pages'],
    queryFn: ({ pageParam }) =>
      client.call(readHistory, {
        params: { manuscript },
        query: { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (list.error !== null) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingState rows={8} />;
  return (
    <Panel>
      <ol className={styles.list}>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((entry) => (
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
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.moreHistory}
        </Button>
      )}
    </Panel>
  );
}
