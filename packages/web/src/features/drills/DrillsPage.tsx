import { PlusOutlined } from '@ant-design/icons';
import { listDrills } from '@sanshen/contract/drills';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { client, keyOf, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { ViewTabs } from '../../components/ViewTabs.tsx';
import { useTexts } from '../../text/language.ts';
import { EmergencyTabs } from '../emergency/EmergencyTabs.tsx';
import { CalendarView } from './CalendarView.tsx';
import { DrillLine } from './DrillLine.tsx';
import styles from './drills.module.css';
import { LessonsView } from './LessonsView.tsx';
import { ReportsView } from './ReportsView.tsx';
import { type DrillsSearch, drillViews } from './search.ts';
import { drillTexts } from './texts.ts';

/** 应急演练: a unit's drills, what the rule book wants of it, what was learnt, and the reports that it receives. */
export function DrillsPage() {
  const t = useTexts(drillTexts);
  const search = useSearch({ from: '/inside/emergency/drills' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const view = search.view ?? 'list';
  const first = useRead(listDrills, { params: { organization }, query: { limit: 1 } });
  const go = (change: DrillsSearch) =>
    void navigate({ to: '/emergency/drills', search: { ...search, ...change }, replace: true });
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit })}
      >
        {first.data?.mayPlan === true && (
          <Link to="/emergency/drills/new" search={{ organization }}>
            <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
              {t.plan}
            </Button>
          </Link>
        )}
      </UnitHeader>
      <EmergencyTabs organization={organization} current="drills" />
      <ViewTabs
        label={t.views}
        views={drillViews
          // Reports are received by those who run drills themselves.
          .filter((key) => key !== 'reports' || first.data?.mayPlan === true)
          .map((key) => ({ key, name: t[key] }))}
        current={view}
        onOpen={(key) => go({ view: key })}
      />
      {view === 'list' && <DrillList key={organization} organization={organization} />}
      {view === 'calendar' && <CalendarView organization={organization} />}
      {view === 'lessons' && <LessonsView organization={organization} />}
      {view === 'reports' && <ReportsView organization={organization} />}
    </div>
  );
}

function DrillList({ organization }: { readonly organization: string }) {
  const t = useTexts(drillTexts);
  const { query: list, items } = usePages(keyOf(listDrills, { params: { organization } }), (page) =>
    client.call(listDrills, { params: { organization }, query: page }),
  );
  return (
    <PagedPanel
      query={list}
      empty={items.length === 0}
      none={<EmptyState title={t.none} hint={t.noneHint} />}
    >
      {items.map((line) => (
        <DrillLine key={line.drill} line={line} />
      ))}
    </PagedPanel>
  );
}
