import { monthAt } from '@sanshen/domain/supervision';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import { BoardView } from './BoardView.tsx';
import { EvidenceDrawer } from './EvidenceDrawer.tsx';
import { PeriodBar } from './PeriodBar.tsx';
import { SupervisionTabs } from './SupervisionTabs.tsx';
import type { SupervisionSearch } from './search.ts';
import styles from './supervision.module.css';
import { supervisionTexts } from './texts.ts';
import { UnitView } from './UnitView.tsx';

/** 监督: the clause board of a unit and those below it, or one unit with all of its indicators. Unit, period and clause stand in the address. */
export function SupervisionPage() {
  const t = useTexts(supervisionTexts);
  const search = useSearch({ from: '/inside/supervision' });
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
  // The domain's Instant is what toISOString gives.
  const period = search.period ?? monthAt(new Date().toISOString() as Parameters<typeof monthAt>[0]);
  const go = (change: SupervisionSearch, drop: readonly (keyof SupervisionSearch)[] = []) => {
    const next = { ...search, organization, ...change };
    const kept = Object.fromEntries(
      Object.entries(next).filter(([key]) => !drop.some((one) => one === key)),
    ) as SupervisionSearch;
    void navigate({ to: '/supervision', search: kept, replace: true });
  };
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit }, ['indicator', 'of'])}
      />
      <SupervisionTabs organization={organization} current="board" />
      <PeriodBar organization={organization} period={period} go={go} />
      {search.view === 'unit' ? (
        <UnitView organization={organization} period={period} go={go} />
      ) : (
        <BoardView organization={organization} period={period} clause={search.clause} go={go} />
      )}
      {search.indicator !== undefined && (
        <EvidenceDrawer
          organization={search.of ?? organization}
          period={period}
          indicator={search.indicator}
          onClose={() => go({}, ['indicator', 'of'])}
        />
      )}
    </div>
  );
}
