import { readIncident } from '@sanshen/contract/incidents';
import { gravityTexts } from '@sanshen/contract/incidents-texts';
import { Link, useParams } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Stack } from '../../components/Columns.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { DeskActions } from './DeskActions.tsx';
import { type Desk, gravityTones } from './desk.ts';
import styles from './IncidentPage.module.css';
import { LessonsPanel, ReportPanel } from './LessonsPanel.tsx';
import { CallsPanel, FreezesPanel, PeoplePanel, StatementsPanel } from './SidePanels.tsx';
import { StepsPanel } from './StepsPanel.tsx';
import { TakedownsPanel } from './TakedownsPanel.tsx';
import { TimelinePanel } from './TimelinePanel.tsx';
import { deskTexts, incidentTexts } from './texts.ts';

/** 处置台: everything about one incident on one page; it needs neither mail nor any messenger. */
export function IncidentPage() {
  const { incident } = useParams({ from: '/inside/emergency/incidents/$incident' });
  const read = useRead(readIncident, { params: { incident } }, { refetchInterval: 15_000 });
  return <Loaded read={read}>{(data) => <DeskPage desk={data} />}</Loaded>;
}

function DeskPage({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  const say = useLocalized();
  return (
    <div className={styles.page}>
      <PageHeader
        title={say(desk.scenario.name)}
        lead={<Lead desk={desk} />}
        actions={
          <Link to="/emergency/incidents" search={{ organization: desk.organization }}>
            {t.back}
          </Link>
        }
      />
      {desk.known !== '' && desk.status === 'open' && (
        <p className={styles.known}>
          <strong>{t.known}</strong> {desk.known}
        </p>
      )}
      <DeskActions desk={desk} />
      <div className={styles.columns}>
        <Stack>
          {desk.status === 'open' && <Gaps desk={desk} />}
          <ReportPanel desk={desk} />
          <StepsPanel desk={desk} />
          <TakedownsPanel desk={desk} />
          <LessonsPanel desk={desk} />
        </Stack>
        <Stack>
          <FreezesPanel desk={desk} />
          <CallsPanel desk={desk} />
          <StatementsPanel desk={desk} />
          <PeoplePanel desk={desk} />
          <TimelinePanel desk={desk} />
        </Stack>
      </div>
    </div>
  );
}

function Lead({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  const names = useTexts(incidentTexts);
  const say = useLocalized();
  const { plan } = desk;
  return (
    <span className={styles.head}>
      <Tag tone={gravityTones[desk.gravity]}>{say(gravityTexts[desk.gravity])}</Tag>
      <Tag tone={desk.status === 'open' ? 'cinnabar' : 'jade'}>
        {desk.status === 'open' ? names.open : names.closed}
      </Tag>
      <span>
        {desk.organizationName} · {t.since} <Time at={desk.declared.at} /> ·{' '}
        {names.leadBy(desk.leadPerson.name)}
      </span>
      <span>
        {plan === null
          ? t.noPlan
          : `${t.plan(say(plan.name), plan.version)}${plan.from === 'own' ? '' : `（${plan.from === 'inherited' ? t.inherited : t.expired}）`}`}
      </span>
    </span>
  );
}

/** What the system could not do, and what somebody has to do instead; said first, and in plain words. */
function Gaps({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  const silent = desk.gaps.filter(({ kind }) => kind === 'notReached');
  const others = desk.gaps.filter(({ kind }) => kind !== 'notReached');
  return (
    <Panel title={t.gaps}>
      {desk.gaps.length === 0 && <p className={styles.soft}>{t.noGaps}</p>}
      <ul className={styles.gaps}>
        <GapLines gaps={silent.length > 2 ? others : desk.gaps} />
      </ul>
      {silent.length > 2 && (
        // A whole list of people would push the steps out of sight.
        <details className={styles.silent}>
          <summary>{t.silent(silent.length)}</summary>
          <ul className={styles.gaps}>
            <GapLines gaps={silent} />
          </ul>
        </details>
      )}
    </Panel>
  );
}

function GapLines({ gaps }: Pick<Desk, 'gaps'>) {
  const say = useLocalized();
  return gaps.map((gap) => (
    <li key={`${gap.kind} ${gap.about}`} className={styles.gap}>
      <strong>{say(gap.text)}</strong>
      <p className={styles.soft}>{say(gap.byHand)}</p>
    </li>
  ));
}
