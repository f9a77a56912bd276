import {
  changeDrill,
  planDrill,
  readDrill,
  readDrillPreparation,
  type ScenarioAnswer,
} from '@sanshen/contract/drills';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useSession, useUnitOf } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { todayInChina } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import { ArrangementFields } from './ArrangementFields.tsx';
import { bodyOf, type Draft, draftFrom, draftOf, type Preparation } from './draft.ts';
import styles from './drills.module.css';
import { prepareTexts } from './prepare-texts.ts';
import { SandboxEditor } from './SandboxEditor.tsx';
import { ScriptEditor } from './ScriptEditor.tsx';

/** 安排演练: a scenario of the library, made the unit's own; or a drill that is changed before it begins. */
export function PreparePage() {
  const search = useSearch({ from: '/inside/emergency/drills/new' });
  const organization = useUnitOf(search.organization);
  const known = useRead(
    readDrill,
    { params: { drill: search.drill ?? '' } },
    { enabled: search.drill !== undefined },
  );
  const { data, error, refetch } = useRead(readDrillPreparation, { params: { organization } });
  const failed = error ?? known.error;
  if (failed !== null) return <ErrorState error={failed} retry={() => void refetch()} />;
  if (data === undefined || (search.drill !== undefined && known.data === undefined))
    return <LoadingState page />;
  return (
    <Prepare
      // A draft is begun once; later answers of the server leave it alone.
      key={search.drill ?? organization}
      organization={organization}
      preparation={data}
      drill={search.drill ?? null}
      begun={known.data === undefined ? null : draftOf(known.data)}
    />
  );
}

function Prepare({
  organization,
  preparation,
  drill,
  begun,
}: {
  readonly organization: string;
  readonly preparation: Preparation;
  readonly drill: string | null;
  readonly begun: Draft | null;
}) {
  const t = useTexts(prepareTexts);
  const language = useLanguage();
  const { person } = useSession();
  const [draft, setDraft] = useState(begun);
  const set = (change: Partial<Draft>) =>
    setDraft((before) => (before === null ? null : { ...before, ...change }));
  const choose = (scenario: ScenarioAnswer) => {
    const day = draft?.day ?? todayInChina();
    setDraft(draftFrom(scenario, { language, people: preparation.people, organization, me: person, day }));
  };
  return (
    <div className={styles.page}>
      <PageHeader title={drill === null ? t.title : t.change} lead={t.lead} />
      <ScenarioPicker scenarios={preparation.scenarios} current={draft?.scenario ?? null} onChoose={choose} />
      {draft !== null && (
        <>
          <ArrangementFields draft={draft} preparation={preparation} onChange={set} />
          <ScriptEditor draft={draft} organization={organization} onChange={set} />
          <SandboxEditor draft={draft} onChange={set} />
          <SaveButton organization={organization} drill={drill} draft={draft} />
        </>
      )}
    </div>
  );
}

function ScenarioPicker({
  scenarios,
  current,
  onChoose,
}: {
  readonly scenarios: Preparation['scenarios'];
  readonly current: string | null;
  readonly onChoose: (scenario: ScenarioAnswer) => void;
}) {
  const t = useTexts(prepareTexts);
  const say = useLocalized();
  return (
    <Panel
      title={t.scenario}
      {...(current !== null && { extra: <span className={styles.soft}>{t.replace}</span> })}
    >
      {scenarios.length === 0 && <EmptyState title={t.noScenarios} hint={t.noScenariosHint} />}
      <div className={styles.scenarios}>
        {scenarios.map((scenario) => (
          <button
            key={scenario.id}
            type="button"
            className={styles.scenario}
            aria-pressed={scenario.id === current}
            onClick={() => onChoose(scenario)}
          >
            <strong>{say(scenario.name)}</strong>
            <span>{say(scenario.summary)}</span>
            <span className={styles.soft}>{t.length(scenario.injects.length, scenario.minutes)}</span>
          </button>
        ))}
      </div>
    </Panel>
  );
}

function SaveButton({
  organization,
  drill,
  draft,
}: {
  readonly organization: string;
  readonly drill: string | null;
  readonly draft: Draft;
}) {
  const t = useTexts(prepareTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const plan = useCommand(planDrill);
  const change = useCommand(changeDrill);
  const open = (id: string, said: string) => {
    messages.done(said);
    void navigate({ to: '/emergency/drills/$drill', params: { drill: id } });
  };
  const save = () => {
    const body = bodyOf(draft);
    if (drill === null) {
      plan.mutate(
        { params: { organization }, body },
        { onSuccess: (made) => open(made.drill, t.saved), onError: messages.refused },
      );
    } else {
      change.mutate(
        { params: { drill }, body },
        { onSuccess: () => open(drill, t.changed), onError: messages.refused },
      );
    }
  };
  const complete = draft.title.trim() !== '' && draft.day !== '' && draft.time !== '';
  return (
    <div className={styles.buttons}>
      <Button
        type="primary"
        size="large"
        disabled={!complete}
        loading={plan.isPending || change.isPending}
        onClick={save}
      >
        {drill === null ? t.save : t.saveChange}
      </Button>
    </div>
  );
}
