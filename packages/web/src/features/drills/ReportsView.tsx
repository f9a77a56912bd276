import { listDrillReports } from '@sanshen/contract/drills';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { DrillLine } from './DrillLine.tsx';
import { drillTexts } from './texts.ts';

/** Reports of drills handed in to a unit, those that wait first. */
export function ReportsView({ organization }: { readonly organization: string }) {
  const t = useTexts(drillTexts);
  const { data, error, refetch } = useRead(listDrillReports, { params: { organization } });
  return (
    <Panel flush>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t.noReports} hint={t.noReportsHint} />}
      {data?.items.map((line) => (
        <DrillLine key={line.drill} line={line} unit />
      ))}
    </Panel>
  );
}
