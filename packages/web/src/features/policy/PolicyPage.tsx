import { readAccess } from '@sanshen/contract/organization-reading';
import { readPolicyAsText } from '@sanshen/contract/policy-reading';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Segmented } from 'antd';
import { refusalCode, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { ClauseProvider } from './ClauseChip.tsx';
import { ClausesView } from './ClausesView.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import { FlowView } from './FlowView.tsx';
import styles from './PolicyPage.module.css';
import { ProposalView } from './ProposalView.tsx';
import { type PolicySearch, policyViews } from './search.ts';
import { policyTexts } from './texts.ts';
import { VersionsView } from './VersionsView.tsx';

/** The rule book in force for a unit: drawn, in words, against the superior's, its versions, and a stricter one. */
export function PolicyPage() {
  const t = useTexts(policyTexts);
  const say = useLocalized();
  const search = useSearch({ from: '/inside/policy' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const view = search.view ?? 'flow';
  const params = { organization };
  const reading = useRead(readPolicyAsText, { params }, { enabled: organization !== '' });
  const access = useRead(readAccess, { params }, { enabled: organization !== '' });
  const mayManage = access.data?.grants.some(({ action }) => action === 'managePolicy') ?? false;
  const go = (change: PolicySearch) => {
    void navigate({ to: '/policy', search: { ...search, ...change }, replace: change.view === undefined });
  };
  const picker = (
    <UnitPicker
      value={organization}
      relations={['own', 'above', 'guidance', 'below']}
      onChange={(chosen) => {
        const { procedure: _, clause: __, ...rest } = search;
        void navigate({ to: '/policy', search: { ...rest, organization: chosen } });
      }}
    />
  );
  const book = reading.data;
  const title = { title: t.title, actions: picker };
  if (book === undefined) {
    return (
      <div className={styles.page}>
        <PageHeader {...title} />
        {reading.error === null ? (
          <LoadingState page />
        ) : refusalCode(reading.error) === 'policy.none' && !mayManage ? (
          <EmptyState title={t.none} hint={t.noneHint} />
        ) : refusalCode(reading.error) === 'policy.none' ? (
          <ProposalView key={organization} organization={organization} mayManage={mayManage} />
        ) : (
          <ErrorState error={reading.error} retry={() => void reading.refetch()} />
        )}
      </div>
    );
  }
  const { document, issuer, issuedOn } = book.source;
  return (
    <ClauseProvider clauses={book.clauses} onChapter={(clause) => go({ view: 'clauses', clause })}>
      <div className={styles.page}>
        <PageHeader
          {...title}
          lead={
            <>
              {t.lead(say(book.title), book.version)}
              <span className={styles.leadMore}>
                {book.filedBy.id === organization ? t.ownBook : t.inheritedFrom(book.filedBy.name)}
                {' · '}
                {t.source(document, issuer, issuedOn)}
              </span>
            </>
          }
        />
        {book.suspended.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t.suspended(book.suspended.map(({ name }) => name).join('、'))}
          />
        )}
        <nav className={styles.views} aria-label={t.views}>
          <Segmented
            value={view}
            onChange={(value) => go({ view: value })}
            options={policyViews
              .filter((one) => one !== 'proposal' || mayManage || view === 'proposal')
              .map((one) => ({ value: one, label: t[one] }))}
          />
        </nav>
        {view === 'flow' && (
          <FlowView
            organization={organization}
            procedures={book.procedures}
            shown={search.procedure}
            mayManage={mayManage}
            onShow={(procedure) => go({ procedure })}
          />
        )}
        {view === 'clauses' && <ClausesView clauses={book.clauses} begin={search.clause} />}
        {view === 'comparison' && <ComparisonView organization={organization} />}
        {view === 'versions' && <VersionsView filedBy={book.filedBy} organization={organization} />}
        {view === 'proposal' && access.isSuccess && (
          <ProposalView key={organization} organization={organization} mayManage={mayManage} />
        )}
      </div>
    </ClauseProvider>
  );
}
