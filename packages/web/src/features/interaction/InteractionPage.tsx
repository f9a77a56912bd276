import { readInteraction } from '@sanshen/contract/interaction';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { ViewTabs } from '../../components/ViewTabs.tsx';
import { useTexts } from '../../text/language.ts';
import { AccountsView } from './AccountsView.tsx';
import { ActsView } from './ActsView.tsx';
import { HidingsView } from './HidingsView.tsx';
import styles from './InteractionPage.module.css';
import { RequestDialog } from './RequestDialog.tsx';
import { StandingView } from './StandingView.tsx';
import { type InteractionSearch, interactionViews } from './search.ts';
import { interactionTexts } from './texts.ts';

/** What official accounts do towards users (§6): what waits, what is under way, the record, standing approvals, what was hidden. */
export function InteractionPage() {
  const t = useTexts(interactionTexts);
  const search = useSearch({ from: '/inside/interaction' });
  const home = useMyOrganizations()[0]?.id;
  const organization = search.organization ?? home;
  if (organization === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noUnit} hint={t.noUnitHint} />
      </>
    );
  }
  return <Interaction key={organization} organization={organization} search={search} />;
}

function Interaction({
  organization,
  search,
}: {
  readonly organization: string;
  readonly search: InteractionSearch;
}) {
  const t = useTexts(interactionTexts);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useRead(readInteraction, { params: { organization } });
  const view = search.view ?? 'waiting';
  const go = (next: InteractionSearch) =>
    void navigate({ to: '/interaction', search: { organization, view, ...next } });
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(next) => go({ organization: next })}
      >
        {data?.mayRequest === true && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t.request}
          </Button>
        )}
      </UnitHeader>
      {data?.frozen === true && <Alert type="error" showIcon title={t.frozen} />}
      <ViewTabs
        label={t.parts}
        current={view}
        views={interactionViews
          .filter((key) => key !== 'accounts' || data?.mayRequest === true)
          .map((key) => ({ key, name: t[key] }))}
        onOpen={(key) => go({ view: key })}
      />
      {(view === 'waiting' || view === 'running' || view === 'record') && (
        <ActsView key={view} organization={organization} view={view} />
      )}
      {view === 'hidings' && <HidingsView organization={organization} />}
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && (view === 'standing' || view === 'accounts') && (
        <LoadingState />
      )}
      {data !== undefined && view === 'standing' && <StandingView organization={organization} rules={data} />}
      {data !== undefined && view === 'accounts' && <AccountsView organization={organization} rules={data} />}
      {asking && data !== undefined && <RequestDialog rules={data} onClose={() => setAsking(false)} />}
    </div>
  );
}
