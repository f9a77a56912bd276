import { listActs } from '@sanshen/contract/interaction';
import { client, keyOf } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { ActCard } from './ActCard.tsx';
import styles from './InteractionPage.module.css';
import { interactionTexts } from './texts.ts';

/** Acts that wait, that are under way, or all of them, newest first. */
export function ActsView({
  organization,
  view,
}: {
  readonly organization: string;
  readonly view: 'waiting' | 'running' | 'record';
}) {
  const t = useTexts(interactionTexts);
  const params = { organization };
  const { query, items } = usePages(keyOf(listActs, { params, query: { view } }), (page) =>
    client.call(listActs, { params, query: { ...page, view } }),
  );
  if (query.error !== null) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <LoadingState />;
  if (items.length === 0) {
    const [title, hint] = {
      waiting: [t.noWaiting, t.noWaitingHint],
      running: [t.noRunning, t.noRunningHint],
      record: [t.noRecord, t.noRecordHint],
    }[view];
    return <EmptyState title={title ?? ''} hint={hint} />;
  }
  return (
    <>
      <ul className={styles.list}>
        {items.map((act) => (
          <ActCard key={act.act} act={act} />
        ))}
      </ul>
      <MoreButton query={query} label={t.more} />
    </>
  );
}
