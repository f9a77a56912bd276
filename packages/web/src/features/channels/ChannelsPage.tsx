import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { ViewTabs } from '../../components/ViewTabs.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './ChannelsPage.module.css';
import { CheckoutsView } from './credentials/CheckoutsView.tsx';
import { DevicesView } from './devices/DevicesView.tsx';
import { FindingsView } from './devices/FindingsView.tsx';
import { ImportView } from './ImportView.tsx';
import { MatrixView } from './MatrixView.tsx';
import { RegisterView } from './RegisterView.tsx';
import type { RegisterView as View } from './search.ts';
import { channelTexts } from './texts.ts';

/** Parts in the order in which they are named; an import is reached from the register. */
const parts = ['register', 'matrix', 'devices', 'findings', 'checkouts'] as const;

/** The register of channels of a unit and of all below it: channels, who answers for them, devices, logins and check-outs. */
export function ChannelsPage() {
  const t = useTexts(channelTexts);
  const search = useSearch({ from: '/inside/channels' });
  const navigate = useNavigate();
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
  const view = search.view ?? 'register';
  const go = (next: { organization?: string; view?: View }) =>
    void navigate({ to: '/channels', search: { organization, view, ...next } });
  const shown: Readonly<Record<View, React.ReactNode>> = {
    register: <RegisterView key={organization} organization={organization} search={search} />,
    matrix: <MatrixView organization={organization} onChoose={(next) => go({ organization: next })} />,
    devices: <DevicesView organization={organization} />,
    findings: <FindingsView organization={organization} />,
    checkouts: <CheckoutsView organization={organization} />,
    import: <ImportView organization={organization} onDone={() => go({ view: 'register' })} />,
  };
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(next) => go({ organization: next })}
      />
      <ViewTabs
        label={t.parts}
        current={view}
        views={parts.map((key) => ({ key, name: t[key] }))}
        onOpen={(key) => go({ view: key })}
      />
      {shown[view]}
    </div>
  );
}
