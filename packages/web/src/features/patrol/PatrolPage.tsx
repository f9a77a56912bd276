import { readPatrols } from '@sanshen/contract/patrol';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useTexts } from '../../text/language.ts';
import styles from '../interaction/InteractionPage.module.css';
import type { Day } from './day.ts';
import { FindingsPanel } from './FindingsPanel.tsx';
import { TurnCard } from './TurnCard.tsx';
import { patrolTexts } from './texts.ts';

/** 巡查: the roster of a day, what was found, and what is late below. */
export function PatrolPage() {
  const t = useTexts(patrolTexts);
  const search = useSearch({ from: '/inside/patrol' });
  const home = useMyOrganizations()[0]?.id;
  const organization = search.organization ?? home;
  if (organization === undefined) {
    return (
      <>
        <PageHeader title={t.title} />
        <EmptyState title={t.noUnit} hint={t.noUnitHint} />
      </>
    );
  }
  return <DayOf key={organization} organization={organization} day={search.day} />;
}

function DayOf({ organization, day }: { readonly organization: string; readonly day: string | undefined }) {
  const t = useTexts(patrolTexts);
  const navigate = useNavigate();
  const query = day === undefined ? {} : { day };
  const { data, error, refetch } = useRead(readPatrols, { params: { organization }, query });
  const go = (next: { organization?: string; day?: string }) =>
    void navigate({ to: '/patrol', search: { organization, ...query, ...next }, replace: true });
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(next) => go({ organization: next })}
      >
        <Input
          type="date"
          aria-label={t.day}
          value={day ?? data?.today ?? ''}
          onChange={({ target }) => target.value !== '' && go({ day: target.value })}
          style={{ width: 160 }}
        />
      </UnitHeader>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && <Roster organization={organization} day={data} />}
    </div>
  );
}

function Roster({ organization, day }: { readonly organization: string; readonly day: Day }) {
  const t = useTexts(patrolTexts);
  return (
    <>
      {day.channels.length === 0 && <EmptyState title={t.noChannels} hint={t.noChannelsHint} />}
      <ul className={styles.list} aria-label={t.roster}>
        {day.channels.flatMap((channel) =>
          channel.turns.map((turn) => (
            <TurnCard
              key={`${channel.id} ${turn.slot}`}
              organization={organization}
              channel={channel}
              turn={turn}
              day={day}
            />
          )),
        )}
      </ul>
      <FindingsPanel organization={organization} />
      {day.below.length > 0 && (
        <Panel title={t.below}>
          <ul className={styles.list}>
            {day.below.map((unit) => (
              <li key={unit.organization} className={styles.head}>
                <span>{unit.name}</span>
                <span className={styles.push}>
                  {unit.overdue > 0 && `${t.overdueCount(unit.overdue)} `}
                  {unit.missed > 0 && t.missedCount(unit.missed)}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
