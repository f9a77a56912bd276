import { listManuscripts } from '@sanshen/contract/content-list';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { client, keyOf } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { NewManuscriptButton } from '../editor/NewManuscriptButton.tsx';
import { FilterBar } from './FilterBar.tsx';
import { isNarrowed, type ListSearch, listQuery } from './list-search.ts';
import { ManuscriptRows } from './ManuscriptRows.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { manuscriptsTexts } from './texts.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

/** The manuscripts that I may see, narrowed and searched; all of it stands in the address, so that a list can be sent to a colleague. */
export function ManuscriptsPage() {
  const t = useTexts(manuscriptsTexts);
  const search = useSearch({ from: '/inside/manuscripts' });
  const navigate = useNavigate();
  const home = useMyOrganizations()[0]?.id ?? null;
  const query = listQuery(search, home);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const {
    query: list,
    items,
    first,
  } = usePages(
    keyOf(listManuscripts, { query }),
    (page) => client.call(listManuscripts, { query: { ...query, ...page } }),
    { keep: true },
  );
  const count = first?.count ?? null;
  const go = (next: ListSearch) => {
    setSelected(new Set());
    void navigate({ to: '/manuscripts', search: next, replace: true });
  };
  const narrowed = isNarrowed(search);
  return (
    <>
      <PageHeader
        title={t.title}
        lead={count === null ? undefined : t.count(`${count.value}${count.more ? '+' : ''}`)}
        actions={
          <>
            <ViewsMenu search={search} onOpen={go} />
            <NewManuscriptButton />
          </>
        }
      />
      <FilterBar search={search} home={home} onChange={go} />
      {selected.size > 0 && (
        <SelectionBar
          selected={items.filter(({ manuscript }) => selected.has(manuscript))}
          onDone={() => setSelected(new Set())}
        />
      )}
      {list.error !== null && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <LoadingState rows={8} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState title={narrowed ? t.none : t.noneYet} hint={narrowed ? t.noneHint : t.noneYetHint} />
      )}
      {items.length > 0 && (
        <ManuscriptRows
          items={items}
          selected={selected}
          onSelect={setSelected}
          more={list.hasNextPage}
          onMore={() => {
            if (!list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      )}
    </>
  );
}
