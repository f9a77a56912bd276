import { type DrillAnswer, readDrill } from '@sanshen/contract/drills';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Facts } from '../../components/Facts.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { CallPanel } from './CallPanel.tsx';
import { Delivered } from './Delivered.tsx';
import { ReportTag } from './DrillLine.tsx';
import styles from './drills.module.css';
import { EvaluationPanel } from './EvaluationPanel.tsx';
import { LessonsPanel } from './LessonsPanel.tsx';
import { NoteBox } from './NoteBox.tsx';
import { ReportPanel } from './ReportPanel.tsx';
import { RunBar } from './RunBar.tsx';
import { SandboxPanel } from './SandboxPanel.tsx';
import { ScriptPanel } from './ScriptPanel.tsx';
import { TimelinePanel } from './TimelinePanel.tsx';
import { drillTexts } from './texts.ts';
import { partKeys, statusTones } from './words.ts';

/** Milliseconds between two looks while a drill runs: what reaches somebody must be there at once, also where no change is announced to him. */
const whileRunning = 5_000;

/** One drill, as the person sees it: who directs runs it, who takes part acts, who observes notes and judges. */
export function DrillPage() {
  const { drill } = useParams({ from: '/inside/emergency/drills/$drill' });
  const read = useRead(
    readDrill,
    { params: { drill } },
    { refetchInterval: ({ state }) => (state.data?.status === 'running' ? whileRunning : false) },
  );
  if (read.error !== null) return <ErrorState error={read.error} retry={() => void read.refetch()} />;
  if (read.data === undefined) return <LoadingState page />;
  return <Shown drill={read.data} readAt={read.dataUpdatedAt} />;
}

function Shown({ drill, readAt }: { readonly drill: DrillAnswer; readonly readAt: number }) {
  const t = useTexts(drillTexts);
  const say = useLocalized();
  const live = drill.status === 'running' || drill.status === 'paused';
  const over = drill.status === 'ended' || drill.status === 'aborted';
  return (
    <div className={styles.page}>
      {live && (
        <div className={styles.banner} role="status">
          {t.banner}
        </div>
      )}
      <PageHeader
        title={t.marked(drill.title)}
        lead={
          <span className={styles.tags}>
            <Link to="/emergency/drills" search={{ organization: drill.organization }}>
              {drill.organizationName}
            </Link>
            {say(drill.scenarioName)} · <Time at={drill.begunAt ?? drill.plannedAt} />
            <Tag tone={statusTones[drill.status]}>{t[drill.status]}</Tag>
            {drill.part !== null && <Tag>{t[partKeys[drill.part]]}</Tag>}
            {drill.report !== null && <ReportTag report={drill.report} />}
          </span>
        }
      />
      <RunBar drill={drill} readAt={readAt} />
      {over && <ReportPanel drill={drill} />}
      {over && <EvaluationPanel drill={drill} />}
      {over && <LessonsPanel drill={drill} />}
      <div className={live ? styles.columns : styles.stack}>
        <div className={styles.stack}>
          <Delivered drill={drill} />
          {drill.may.note && <NoteBox drill={drill.drill} />}
        </div>
        <div className={styles.stack}>
          <CallPanel drill={drill} />
          {drill.script !== null && <ScriptPanel drill={drill} />}
          {drill.sandbox !== null && <SandboxPanel drill={drill} sandbox={drill.sandbox} />}
        </div>
      </div>
      <TimelinePanel drill={drill} />
      <AboutDrill drill={drill} />
    </div>
  );
}

function AboutDrill({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const names = (people: readonly { readonly name: string }[]) =>
    people.map(({ name }) => name).join('、') || t.nobody;
  return (
    <Panel>
      <Facts>
        {drill.goal !== '' && (
          <>
            <dt>{t.goal}</dt>
            <dd>{drill.goal}</dd>
          </>
        )}
        <dt>{t.practises}</dt>
        <dd>{drill.plan === null ? t.noPlan : t.planVersion(drill.plan.name, drill.plan.version)}</dd>
        <dt>{t.director}</dt>
        <dd>{drill.director.name}</dd>
        <dt>{t.observers}</dt>
        <dd>{names(drill.observers)}</dd>
        <dt>{t.participants}</dt>
        <dd>{drill.participants.map(({ name, roleName }) => `${name}（${roleName}）`).join('、')}</dd>
      </Facts>
    </Panel>
  );
}
