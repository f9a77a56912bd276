import { searchLedger } from '@sanshen/contract/ledger-reading';
import { readAccess } from '@sanshen/contract/organization-reading';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { client, keyOf, refusalCode, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { MoreButton } from '../../components/MoreButton.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import { CheckpointPanel } from './CheckpointPanel.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import { EntryList } from './EntryList.tsx';
import { LedgerFilters } from './LedgerFilters.tsx';
import styles from './LedgerPage.module.css';
import { dayStart, entryOf, type LedgerSearch } from './search.ts';
import { ledgerTexts } from './texts.ts';
import { VerificationPanel } from './VerificationPanel.tsx';

/** Who did what, newest first; unit, filters and the open entry stand in the address. */
export function LedgerPage() {
  const t = useTexts(ledgerTexts);
  const search = useSearch({ from: '/inside/ledger' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const access = useRead(readAccess, { params: { organization } }, { enabled: organization !== '' });
  const mayRead = access.data?.grants.some(({ action }) => action === 'readLedger') ?? false;
  const query = queryOf(search, organization);
  const { query: list, items: lines } = usePages(
    keyOf(searchLedger, { query }),
    (page) => client.call(searchLedger, { query: { ...query, ...page } }),
    { enabled: organization !== '' },
  );
  const go = (next: LedgerSearch, replace = true) => void navigate({ to: '/ledger', search: next, replace });
  const open = search.entry === undefined ? null : entryOf(search.entry);
  const forbidden = refusalCode(list.error) === 'access.forbidden';
  const { entry: _, ...withoutEntry } = search;
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        relations={['own', 'above']}
        onUnit={(chosen) => {
          const { person: __, ...rest } = withoutEntry;
          go({ ...rest, organization: chosen }, false);
        }}
      />
      {!forbidden && <LedgerFilters search={search} organization={organization} onChange={go} />}
      <div className={styles.columns}>
        <section className={styles.sheet} aria-label={t.list}>
          {list.isPending && <LoadingState />}
          {forbidden && <EmptyState title={t.forbidden} hint={t.forbiddenHint} />}
          {list.error !== null && !forbidden && (
            <ErrorState error={list.error} retry={() => void list.refetch()} />
          )}
          {list.isSuccess && lines.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
          <EntryList lines={lines} search={search} />
          <MoreButton query={list} label={t.more} />
        </section>
        <aside className={styles.aside}>
          <CheckpointPanel />
          <VerificationPanel mayStart={mayRead} />
        </aside>
      </div>
      {open !== null && (
        <EntryDrawer
          place={open}
          line={lines.find(({ stream, sequence }) => stream === open.stream && sequence === open.sequence)}
          onFilter={(change) => go({ ...withoutEntry, ...change }, false)}
          onClose={() => go(withoutEntry)}
        />
      )}
    </div>
  );
}

/** What is asked of the server. Of one thing all entries are asked for, whichever unit they belong to. */
function queryOf({ person, kind, stream, from, to }: LedgerSearch, organization: string) {
  return {
    ...(stream === undefined ? { organization } : { stream }),
    ...(person === undefined ? {} : { person }),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from: dayStart(from) }),
    ...(to === undefined ? {} : { to: dayStart(to, 1) }),
  };
}
