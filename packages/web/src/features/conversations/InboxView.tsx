import { listConversations } from '@sanshen/contract/conversations';
import { useCallback, useEffect, useRef } from 'react';
import { client, keyOf } from '../../app/api.ts';
import { usePages } from '../../app/use-pages.ts';
import { useShortcuts } from '../../components/shortcuts.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './ConversationsPage.module.css';
import { type Counts, ReadingLine } from './CountsView.tsx';
import { Filters } from './Filters.tsx';
import { MessagePane } from './MessagePane.tsx';
import { MessageRows } from './MessageRows.tsx';
import { type ConversationSearch, conversationQuery } from './search.ts';
import { conversationTexts } from './texts.ts';

/** Filters above, the list, and the one that is open. Everything stands in the address. */
export function InboxView({
  organization,
  counts,
  search,
  show,
}: {
  readonly organization: string;
  readonly counts: Counts;
  readonly search: ConversationSearch;
  readonly show: (next: ConversationSearch, replace?: boolean) => void;
}) {
  const t = useTexts(conversationTexts);
  const query = conversationQuery(search);
  const params = { organization };
  const { query: list, items } = usePages(
    keyOf(listConversations, { params, query }),
    (page) => client.call(listConversations, { params, query: { ...query, ...page } }),
    { keep: true },
  );
  const { message } = search;
  const index = items.findIndex((one) => one.message === message);
  const place = useRef(0);
  if (index >= 0) place.current = index;
  const open = useCallback(
    (id: string | undefined) => {
      const { message: _, ...rest } = search;
      // On a phone the browser's way back leads to the list.
      show(id === undefined ? rest : { ...rest, message: id }, search.message !== undefined);
    },
    [search, show],
  );
  const step = (by: number) => {
    // What was open may have left the list: its neighbour stands at its place.
    const from = index >= 0 ? index : message === undefined ? -1 : place.current - (by > 0 ? 1 : 0);
    const next = items[Math.min(Math.max(from + by, 0), items.length - 1)];
    if (next !== undefined) open(next.message);
  };
  const searchField = useRef<HTMLInputElement>(null);
  useShortcuts([
    { keys: 'j', label: t.next, run: () => step(1) },
    { keys: 'k', label: t.previous, run: () => step(-1) },
    { keys: 'Escape', label: t.back, run: () => open(undefined) },
    { keys: '/', label: t.search, run: () => searchField.current?.focus() },
  ]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const onMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const top = useRef<HTMLDivElement>(null);
  const asked = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => {
    top.current?.querySelector('[data-rows]')?.scrollTo({ top: 0 });
  }, [asked]);
  const hindered = counts.channels.filter(
    (one) => one.hindrance !== null && (search.channel === undefined || search.channel === one.channel),
  );
  return (
    <>
      <div className={styles.head}>
        <Filters counts={counts} search={search} show={show} field={searchField} />
        {hindered.map((one) => (
          <div key={one.channel} role="status" className={styles.notice}>
            <strong>{one.name}</strong> <ReadingLine channel={one} />
          </div>
        ))}
      </div>
      <div className={styles.desk} ref={top}>
        <section className={styles.list} aria-label={t.list} aria-busy={list.isFetching}>
          {list.isPending && <LoadingState rows={8} />}
          {list.error !== null && <ErrorState error={list.error} retry={() => void list.refetch()} />}
          {list.isSuccess && items.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
          {items.length > 0 && (
            <MessageRows
              items={items}
              current={message}
              counts={counts}
              more={hasNextPage}
              onMore={onMore}
              onOpen={open}
            />
          )}
        </section>
        <section className={styles.pane} aria-label={t.choose}>
          {message === undefined ? (
            <EmptyState title={t.choose} hint={t.chooseHint} />
          ) : (
            <MessagePane
              key={message}
              message={message}
              organization={organization}
              onBack={() => open(undefined)}
              onDone={() => step(1)}
            />
          )}
        </section>
      </div>
    </>
  );
}
