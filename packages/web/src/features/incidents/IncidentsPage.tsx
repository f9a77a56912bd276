import { listIncidents } from '@sanshen/contract/incidents';
import { gravityTexts } from '@sanshen/contract/incidents-texts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { EmergencyTabs } from '../emergency/EmergencyTabs.tsx';
import { DeclareDialog } from './DeclareDialog.tsx';
import { gravityTones, type IncidentList } from './desk.ts';
import styles from './IncidentPage.module.css';
import type { IncidentSearch } from './search.ts';
import { incidentTexts } from './texts.ts';

/** 突发事件: the incidents of a unit and those below it, and the way to declare one in three taps. */
export function IncidentsPage() {
  const t = useTexts(incidentTexts);
  const search = useSearch({ from: '/inside/emergency/incidents' });
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
  return <IncidentsOf key={organization} organization={organization} search={search} />;
}

function IncidentsOf({
  organization,
  search,
}: {
  readonly organization: string;
  readonly search: IncidentSearch;
}) {
  const t = useTexts(incidentTexts);
  const navigate = useNavigate();
  const state = search.state ?? 'all';
  const { data, error, refetch } = useRead(listIncidents, {
    params: { organization },
    query: { state, limit: 50 },
  });
  const go = (next: IncidentSearch) =>
    void navigate({ to: '/emergency/incidents', search: next, replace: true });
  const mine = { organization, ...(search.state === undefined ? {} : { state: search.state }) };
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit })}
      >
        {data?.mayDeclare === true && (
          <Button type="primary" danger size="large" onClick={() => go({ ...mine, declare: true })}>
            {t.declare}
          </Button>
        )}
      </UnitHeader>
      <EmergencyTabs current="incidents" organization={organization} />
      <Checkbox
        checked={search.state === 'open'}
        onChange={({ target }) => go({ organization, ...(target.checked ? { state: 'open' } : {}) })}
      >
        {t.onlyOpen}
      </Checkbox>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && <Lines items={data.items} />}
      {data?.mayDeclare === true && search.declare === true && (
        <DeclareDialog organization={organization} list={data} onClose={() => go(mine)} />
      )}
    </div>
  );
}

function Lines({ items }: Pick<IncidentList, 'items'>) {
  const t = useTexts(incidentTexts);
  const say = useLocalized();
  if (items.length === 0) return <EmptyState title={t.none} hint={t.noneHint} />;
  return (
    <ul className={styles.cards} aria-label={t.title}>
      {items.map((one) => (
        <li key={one.incident}>
          <Link
            className={styles.card ?? ''}
            to="/emergency/incidents/$incident"
            params={{ incident: one.incident }}
          >
            <span className={styles.head}>
              <strong>{say(one.scenario.name)}</strong>
              <Tag tone={gravityTones[one.gravity]}>{say(gravityTexts[one.gravity])}</Tag>
              <Tag tone={one.status === 'open' ? 'cinnabar' : 'jade'}>
                {one.status === 'open' ? t.open : t.closed}
              </Tag>
              <span className={styles.push}>
                <Time at={one.declared.at} />
              </span>
            </span>
            <span className={styles.soft}>
              {one.organizationName} · {t.leadBy(one.lead)} · {t.steps(one.steps.done, one.steps.all)}
              {one.open > 0 &&
                ` · ${one.status === 'open' ? t.unsettled(one.open) : t.lessonsLeft(one.open)}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
