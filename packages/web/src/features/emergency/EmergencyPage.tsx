import { readFreezes } from '@sanshen/contract/emergency';
import { readEmergency } from '@sanshen/contract/emergency-plans';
import { listIncidents } from '@sanshen/contract/incidents';
import { Link, useSearch } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './emergency.module.css';
import { FreezeAlert } from './FreezeAlert.tsx';
import { LinkButton } from './LinkButton.tsx';
import { asHeading } from './plan-content.ts';
import { planTexts } from './plan-texts.ts';
import { ReachPanel } from './ReachPanel.tsx';
import { type Overview, ScenarioList } from './ScenarioList.tsx';
import { UnitPage } from './UnitPage.tsx';

/** 应急: how a unit stands: frozen or not, its plans, whether its people can be reached, and what units below lack. */
export function EmergencyPage() {
  const t = useTexts(planTexts);
  const search = useSearch({ from: '/inside/emergency' });
  return (
    <UnitPage to="/emergency" current="overview" organization={search.organization} lead={t.lead}>
      {(organization) => <Overviewed organization={organization} />}
    </UnitPage>
  );
}

function Overviewed({ organization }: { readonly organization: string }) {
  const t = useTexts(planTexts);
  const { data, error, refetch } = useRead(readEmergency, { params: { organization } });
  const freezes = useRead(readFreezes, { params: { organization } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return (
    <>
      <FreezeAlert
        frozen={data.frozen}
        items={freezes.data?.items ?? []}
        action={
          <Link to="/freeze" search={{ organization }}>
            {t.toFreeze}
          </Link>
        }
      />
      <Incidents organization={organization} />
      <Waiting waiting={data.waiting} />
      <Panel title={t.plans}>
        <ScenarioList organization={organization} scenarios={data.scenarios} />
      </Panel>
      <ReachPanel organization={organization} contacts={data.contacts} mayCall={data.may.call} />
      {data.units > 0 && <Below below={data.below} units={data.units} />}
    </>
  );
}

/** What is under way now, and the way to declare what has just happened; nothing for who may see neither. */
function Incidents({ organization }: { readonly organization: string }) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  const { data } = useRead(listIncidents, { params: { organization }, query: { state: 'open', limit: 20 } });
  if (data === undefined || (data.items.length === 0 && !data.mayDeclare)) return null;
  return (
    <>
      {data.mayDeclare && (
        <LinkButton
          color="danger"
          variant="solid"
          size="large"
          className={styles.declare ?? ''}
          to="/emergency/incidents"
          search={{ organization, declare: true }}
        >
          {t.declare}
        </LinkButton>
      )}
      {data.items.length > 0 && (
        <Panel title={t.openIncidents}>
          <ul className={styles.list}>
            {data.items.map(({ incident, scenario, organizationName, declared }) => (
              <li key={incident}>
                <Link to="/emergency/incidents/$incident" params={{ incident }}>
                  {asHeading(say(scenario.name))}
                </Link>
                <p className={styles.soft}>
                  {organizationName} · {declared.name} · <Time at={declared.at} />
                </p>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Waiting({ waiting }: Pick<Overview, 'waiting'>) {
  const t = useTexts(planTexts);
  const say = useLocalized();
  if (waiting.length === 0) return null;
  return (
    <Panel title={t.waitingTitle}>
      <ul className={styles.list}>
        {waiting.map(({ organization, name, scenario, scenarioName, number, submitted }) => (
          <li key={`${organization} ${scenario}`}>
            <Link to="/emergency/plans/$scenario" params={{ scenario }} search={{ organization }}>
              {name} · {asHeading(say(scenarioName))}
            </Link>
            <p className={styles.soft}>
              {t.version(number)} · {t.submittedBy(submitted.name)} · <Time at={submitted.at} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Below({ below, units }: Pick<Overview, 'below' | 'units'>) {
  const t = useTexts(planTexts);
  return (
    <Panel title={t.belowTitle}>
      <p className={styles.soft}>{below.length === 0 ? t.belowNone : t.belowOf(below.length, units)}</p>
      <ul className={styles.list}>
        {below.map((unit) => (
          <li key={unit.organization} className={styles.line}>
            <Link to="/emergency" search={{ organization: unit.organization }}>
              {unit.name}
            </Link>
            <span className={styles.push}>
              {unit.missing > 0 && <Tag tone="cinnabar">{t.missingCount(unit.missing)}</Tag>}
              {unit.expired > 0 && <Tag tone="cinnabar">{t.expiredCount(unit.expired)}</Tag>}
              {unit.expiring > 0 && <Tag tone="amber">{t.expiringCount(unit.expiring)}</Tag>}
              {unit.waiting > 0 && <Tag>{t.waitingCount(unit.waiting)}</Tag>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
