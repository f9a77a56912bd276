import { liftFreeze, orderFreeze, readFreezes } from '@sanshen/contract/emergency';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import styles from '../publishing/PublicationPage.module.css';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { EmergencyTabs } from './EmergencyTabs.tsx';
import { FreezeAlert, type Freezes } from './FreezeAlert.tsx';
import { emergencyTexts } from './texts.ts';

type Freeze = Freezes['items'][number];

/** 封停: whether a unit is frozen, and the way to freeze it and to lift that. The unit stands in the address. */
export function FreezePage() {
  const t = useTexts(emergencyTexts);
  const units = useMyOrganizations();
  const search = useSearch({ from: '/inside/freeze' });
  const navigate = useNavigate();
  const organization = search.organization ?? units[0]?.id ?? '';
  const { data, error, refetch } = useRead(readFreezes, { params: { organization } });
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        relations={['own', 'above']}
        onUnit={(unit) => void navigate({ to: '/freeze', search: { organization: unit }, replace: true })}
      />
      <EmergencyTabs organization={organization} current="freeze" />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && <State organization={organization} freezes={data} />}
    </div>
  );
}

function State({ organization, freezes }: { readonly organization: string; readonly freezes: Freezes }) {
  const t = useTexts(emergencyTexts);
  const messages = useMessages();
  const order = useCommand(orderFreeze);
  const [asking, setAsking] = useState(false);
  const units = useMyOrganizations();
  // A channel that is frozen keeps nobody from freezing the rest.
  const own = freezes.items.some(
    (one) => one.organization === organization && one.lifted === null && one.reach === 'subtree',
  );
  const name = freezes.items.find((one) => one.organization === organization)?.organizationName;
  const unit = name ?? units.find(({ id }) => id === organization)?.name ?? organization;
  return (
    <>
      <FreezeAlert
        {...freezes}
        action={
          freezes.mayFreeze &&
          !own && (
            <Button danger type="primary" onClick={() => setAsking(true)}>
              {t.order}
            </Button>
          )
        }
      />
      <Panel title={t.history}>
        {freezes.items.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
        <ul className={styles.list}>
          {freezes.items.map((freeze) => (
            <FreezeLine key={freeze.freeze} freeze={freeze} />
          ))}
        </ul>
      </Panel>
      {asking && (
        <ReasonDialog
          danger
          title={t.order}
          hint={t.orderHint(unit)}
          initial={t.orderReason}
          busy={order.isPending}
          onClose={() => setAsking(false)}
          onReason={(reason) =>
            order.mutate(
              { params: { organization }, body: { reason } },
              {
                onSuccess: () => {
                  messages.done(t.ordered);
                  setAsking(false);
                },
                onError: messages.refused,
              },
            )
          }
        />
      )}
    </>
  );
}

/** One freeze, who ordered it and why, and what may be done about it. */
function FreezeLine({ freeze }: { readonly freeze: Freeze }) {
  const t = useTexts(emergencyTexts);
  const messages = useMessages();
  const lift = useCommand(liftFreeze);
  const [asking, setAsking] = useState(false);
  const { ordered, proposed, lifted } = freeze;
  const title = proposed === null ? t.lift : t.confirm;
  return (
    <li>
      <p className={styles.status}>
        <strong>{freeze.channel?.name ?? freeze.organizationName}</strong>{' '}
        <span className={styles.soft}>{t[freeze.reach]}</span>{' '}
        <Tag tone={lifted === null ? 'cinnabar' : 'plain'}>{lifted === null ? t.inForce : t.lifted}</Tag>
      </p>
      <p>{ordered.reason}</p>
      <p className={styles.soft}>
        {t.by(ordered.name)} · <Time at={ordered.at} />
      </p>
      {proposed !== null && lifted === null && <p className={styles.bad}>{t.waits(proposed.name)}</p>}
      {lifted !== null && (
        <p className={styles.soft}>
          {t.lifted}：{proposed?.name}、{lifted.name} · <Time at={lifted.at} /> · {lifted.reason}
        </p>
      )}
      {freeze.mayLift && (
        <div className={styles.actions}>
          <Button onClick={() => setAsking(true)}>{title}</Button>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={title}
          hint={proposed === null ? t.liftHint : t.confirmHint(proposed.name)}
          busy={lift.isPending}
          onClose={() => setAsking(false)}
          onReason={(reason) =>
            lift.mutate(
              { params: { freeze: freeze.freeze }, body: { reason } },
              {
                onSuccess: (answer) => {
                  messages.done(answer.lifted ? t.liftedDone : t.proposedDone);
                  setAsking(false);
                },
                onError: messages.refused,
              },
            )
          }
        />
      )}
    </li>
  );
}
