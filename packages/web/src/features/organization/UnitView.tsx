import { readOrganization } from '@sanshen/contract/organization-reading';
import type { Action } from '@sanshen/domain/organization';
import { Link } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { UnitActions } from './dialogs/UnitActions.tsx';
import { ImportView } from './import/ImportView.tsx';
import styles from './OrganizationPage.module.css';
import type { OrganizationSearch, UnitTab } from './organization-search.ts';
import { AppointmentsTab } from './tabs/AppointmentsTab.tsx';
import { ChannelsTab } from './tabs/ChannelsTab.tsx';
import { HistoryTab } from './tabs/HistoryTab.tsx';
import { OverviewTab } from './tabs/OverviewTab.tsx';
import { PeopleTab } from './tabs/PeopleTab.tsx';
import { organizationTexts } from './texts.ts';
import { type Ancestor, type UnitDetail, useGo, useMay, useUnitWords } from './use-unit.ts';

/** What one must be allowed to read for a part to be offered. */
const needs: readonly (readonly [UnitTab, Action])[] = [
  ['overview', 'readOrganization'],
  ['people', 'readPeople'],
  ['appointments', 'readHistory'],
  ['channels', 'readChannels'],
  ['history', 'readHistory'],
];

/** One unit: where it stands, what can be done with it, and its parts as tabs. */
export function UnitView({
  unit,
  ancestors,
  search,
}: {
  readonly unit: string;
  readonly ancestors: readonly Ancestor[];
  readonly search: OrganizationSearch;
}) {
  const t = useTexts(organizationTexts);
  const go = useGo();
  const may = useMay(unit);
  const words = useUnitWords(unit);
  const { data, error, isPending, refetch } = useRead(readOrganization, { params: { organization: unit } });
  if (isPending) return <LoadingState rows={8} />;
  if (data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  const active = search.tab ?? 'overview';
  if (active === 'import') return <ImportView unit={data} running={search.import} />;
  const tabs = needs.filter(([tab, action]) => tab === active || may(action));
  const lead = [
    words('organizationKinds', data.kind),
    ...(data.publicityDepartment ? [t.publicity] : []),
    t[data.relation],
    ...(data.status === 'active' ? [] : [t[data.status]]),
  ];
  return (
    <div>
      <nav aria-label={t.place}>
        <ol className={styles.crumbs}>
          {ancestors.map(({ id, name }) => (
            <li key={id}>
              <Link to="/organization" search={{ organization: id }}>
                {name}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <PageHeader
        title={data.name}
        lead={lead.join(' · ')}
        actions={
          <>
            {may('readLetters') && (
              <Link to="/organization/letters" search={{ organization: unit }}>
                {t.letters}
              </Link>
            )}
            <UnitActions unit={data} />
          </>
        }
      />
      <Tabs
        activeKey={active}
        destroyOnHidden
        items={tabs.map(([tab]) => ({ key: tab, label: t[tab], children: <Part tab={tab} unit={data} /> }))}
        onChange={(key) => {
          const [tab] = needs.find(([one]) => one === key) ?? ['overview' as const];
          go({ organization: unit, ...(tab === 'overview' ? {} : { tab }) }, true);
        }}
      />
    </div>
  );
}

function Part({ tab, unit }: { readonly tab: UnitTab; readonly unit: UnitDetail }) {
  switch (tab) {
    case 'people':
      return <PeopleTab unit={unit} />;
    case 'appointments':
      return <AppointmentsTab unit={unit} />;
    case 'channels':
      return <ChannelsTab unit={unit} />;
    case 'history':
      return <HistoryTab unit={unit} />;
    default:
      return <OverviewTab unit={unit} />;
  }
}
