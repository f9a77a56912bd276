import { readEmergency } from '@sanshen/contract/emergency-plans';
import { useSearch } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import { planTexts } from './plan-texts.ts';
import { ScenarioList } from './ScenarioList.tsx';
import { UnitPage } from './UnitPage.tsx';

/** 预案: what a unit has for each scenario of its rule book. */
export function PlansPage() {
  const t = useTexts(planTexts);
  const search = useSearch({ from: '/inside/emergency/plans' });
  return (
    <UnitPage to="/emergency/plans" current="plans" organization={search.organization} lead={t.plansLead}>
      {(organization) => <Plans organization={organization} />}
    </UnitPage>
  );
}

function Plans({ organization }: { readonly organization: string }) {
  const { data, error, refetch } = useRead(readEmergency, { params: { organization } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return (
    <Panel>
      <ScenarioList organization={organization} scenarios={data.scenarios} />
    </Panel>
  );
}
