import { listChannels } from '@sanshen/contract/channels';
import { probeChannel, readChannelHealth } from '@sanshen/contract/publishing-health';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { client, keyOf, useCommand, useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { Facts } from '../../components/Facts.tsx';
import { MoreButton } from '../../components/MoreButton.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { CasesPanel } from './CasesPanel.tsx';
import { actionTexts, connectorTexts, modeTexts } from './connector-texts.ts';
import styles from './PublicationPage.module.css';

type Health = RouteAnswer<typeof readChannelHealth>;

/** How the connectors of a unit's channels are, and what changed after publication. The unit stands in the address. */
export function ConnectorsPage() {
  const t = useTexts(connectorTexts);
  const search = useSearch({ from: '/inside/connectors' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const { query: list, items } = usePages(
    keyOf(listChannels, { params: { organization } }),
    (page) => client.call(listChannels, { params: { organization }, query: page }),
    { enabled: organization !== '' },
  );
  const running = items.filter(({ status }) => status === 'active');
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <div className={styles.filters}>
            <UnitPicker
              value={organization}
              relations={['own', 'above', 'guidance']}
              onChange={(unit) =>
                void navigate({ to: '/connectors', search: { organization: unit }, replace: true })
              }
            />
            <Link to="/freeze" search={{ organization }}>
              {t.toFreeze}
            </Link>
          </div>
        }
      />
      {list.isPending && <LoadingState />}
      {list.error !== null && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && running.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
      {running.map(({ id, name }) => (
        <ChannelHealth key={id} channel={id} name={name} />
      ))}
      <MoreButton query={list} />
      {organization !== '' && <CasesPanel organization={organization} />}
    </div>
  );
}

function ChannelHealth({ channel, name }: { readonly channel: string; readonly name: string }) {
  const t = useTexts(connectorTexts);
  const messages = useMessages();
  const probe = useCommand(probeChannel);
  const { data, error } = useRead(readChannelHealth, { params: { channel } });
  const ask = () =>
    probe.mutate(
      { params: { channel } },
      { onSuccess: () => messages.done(t.probed), onError: messages.refused },
    );
  return (
    <Panel
      title={name}
      extra={
        <Button aria-label={t.probeOf(name)} loading={probe.isPending} onClick={ask}>
          {t.probe}
        </Button>
      }
    >
      {error !== null && <ErrorState error={error} />}
      {error === null && data === undefined && <LoadingState rows={2} />}
      {data !== undefined && <HealthFacts health={data} />}
    </Panel>
  );
}

function HealthFacts({ health }: { readonly health: Health }) {
  const t = useTexts(connectorTexts);
  const names = useTexts(actionTexts);
  const modes = useTexts(modeTexts);
  const say = useLocalized();
  const { breaker, pace, actions } = health;
  return (
    <>
      <p className={styles.lead}>
        <Tag tone={health.servedBy === 'connector' ? 'accent' : 'plain'}>
          {health.servedBy === 'connector' ? t.byConnector : t.byPerson}
        </Tag>
        {health.frozen && <Tag tone="cinnabar">{t.frozen}</Tag>}
        {health.servedBy === 'connector' && (
          <Tag tone={breaker.failures === 0 ? 'jade' : 'amber'}>
            {breaker.failures === 0 ? t.healthy : t.failing(breaker.failures)}
          </Tag>
        )}
        <span className={styles.soft}>
          {t.pace(pace.used, pace.limit)} · {t.open(health.open)}
        </span>
      </p>
      {breaker.openUntil !== null && (
        <p className={styles.bad}>
          {t.left} <Time at={breaker.openUntil} />
        </p>
      )}
      {breaker.message !== null && <p className={styles.soft}>{say(breaker.message)}</p>}
      {health.probedAt === null ? (
        <p className={styles.soft}>{t.neverProbed}</p>
      ) : (
        <>
          <Facts className={styles.facts}>
            {actions.map(({ action, mode, reason, quota }) => (
              <div key={action} className={styles.fact}>
                <dt>{names[action]}</dt>
                <dd>
                  {modes[mode]}
                  {quota !== null && ` · ${t.quota(quota.used, quota.limit)}`}
                  {reason !== null && <span className={styles.soft}> {say(reason)}</span>}
                </dd>
              </div>
            ))}
          </Facts>
          <p className={styles.soft}>
            {t.probedAt} <Time at={health.probedAt} />
          </p>
        </>
      )}
    </>
  );
}
