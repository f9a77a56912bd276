import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useUnitOf } from '../../app/session.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { ModelView } from './ModelView.tsx';
import { checkPageTexts } from './page-texts.ts';
import { RegistersView } from './RegistersView.tsx';
import { RulesView } from './RulesView.tsx';
import { StatisticsView } from './StatisticsView.tsx';
import { checkViews } from './search.ts';

/** The rules with their precision, what the unit tells the checks, and figures for training. */
export function ChecksPage() {
  const t = useTexts(checkPageTexts);
  const search = useSearch({ from: '/inside/checks' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const view = search.view ?? 'rules';
  if (organization === '') return <EmptyState page title={t.noUnit} hint={t.noUnitHint} />;
  const views = {
    rules: <RulesView organization={organization} />,
    registers: <RegistersView key={organization} organization={organization} />,
    statistics: <StatisticsView organization={organization} />,
    model: <ModelView key={organization} organization={organization} />,
  };
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        relations={['own', 'above', 'guidance', 'below']}
        onUnit={(chosen) => void navigate({ to: '/checks', search: { ...search, organization: chosen } })}
      />
      <Tabs
        activeKey={view}
        onChange={(key) => {
          const next = checkViews.find((one) => one === key);
          if (next !== undefined) void navigate({ to: '/checks', search: { ...search, view: next } });
        }}
        destroyOnHidden
        items={checkViews.map((key) => ({ key, label: t[key], children: views[key] }))}
      />
    </div>
  );
}
