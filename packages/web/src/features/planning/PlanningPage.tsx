import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import { BoardView } from './BoardView.tsx';
import { CompareView } from './CompareView.tsx';
import { DraftsView } from './DraftsView.tsx';
import { PlanningTabs } from './PlanningTabs.tsx';
import styles from './planning.module.css';
import type { PlanningSearch } from './search.ts';
import { planningTexts } from './texts.ts';

/** 选题策划: the board of a unit, units beside each other, and what became of work drafts. The unit stands in the address. */
export function PlanningPage() {
  const t = useTexts(planningTexts);
  const search = useSearch({ from: '/inside/planning' });
  const navigate = useNavigate();
  const mine = useMyOrganizations();
  const organization = search.organization ?? mine[0]?.id;
  if (organization === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noUnit} hint={t.noUnitHint} />
      </>
    );
  }
  const view = search.view ?? 'board';
  const go = (change: PlanningSearch) =>
    void navigate({ to: '/planning', search: { ...search, organization, ...change }, replace: true });
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit })}
      />
      <PlanningTabs organization={organization} current={view} />
      {view === 'board' && <BoardView organization={organization} search={search} go={go} />}
      {view === 'compare' && <CompareView organization={organization} search={search} go={go} />}
      {view === 'drafts' && <DraftsView organization={organization} />}
    </div>
  );
}
