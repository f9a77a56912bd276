import { liftFreeze } from '@sanshen/contract/emergency';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import type { Desk } from './desk.ts';
import styles from './IncidentPage.module.css';
import { deskTexts } from './texts.ts';

type Freeze = Desk['freezes'][number];

/** What is frozen for this incident, and the way to lift it, which takes two. */
export function FreezesPanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  return (
    <Panel title={t.freezes}>
      <p className={styles.soft}>
        {t.concerned}
        {desk.channels.length === 0
          ? t.noChannels
          : desk.channels.map(({ name, frozen }) => (frozen ? `${name}（${t.frozen}）` : name)).join('、')}
      </p>
      {desk.freezes.length === 0 && <p className={styles.soft}>{t.noFreezes}</p>}
      <ul className={styles.list}>
        {desk.freezes.map((freeze) => (
          <FreezeLine key={freeze.freeze} freeze={freeze} />
        ))}
      </ul>
    </Panel>
  );
}

function FreezeLine({ freeze }: { readonly freeze: Freeze }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const lift = useCommand(liftFreeze);
  const [asking, setAsking] = useState(false);
  const { channel, organizationName, reach, ordered, proposed, lifted } = freeze;
  const where = { channel: t.reachChannel, unit: t.reachUnit, subtree: t.reachSubtree }[reach];
  const title = proposed === null ? t.lift : t.liftConfirm;
  return (
    <li>
      <div className={styles.head}>
        <strong>{channel?.name ?? organizationName}</strong>
        <span className={styles.soft}>{where}</span>
        <Tag tone={lifted === null ? 'cinnabar' : 'plain'}>{lifted === null ? t.inForce : t.lifted}</Tag>
      </div>
      <p className={styles.soft}>
        {ordered.name} · <Time at={ordered.at} /> · {ordered.reason}
      </p>
      {freeze.mayLift && (
        <div className={styles.actions}>
          <Button onClick={() => setAsking(true)}>{title}</Button>
        </div>
      )}
      {asking && (
        <ReasonDialog
          title={title}
          hint={t.liftHint}
          busy={lift.isPending}
          onClose={() => setAsking(false)}
          onReason={(reason) =>
            lift.mutate(
              { params: { freeze: freeze.freeze }, body: { reason } },
              { onSuccess: () => setAsking(false), onError: messages.refused },
            )
          }
        />
      )}
    </li>
  );
}

/** Who was called and how many have answered; the page of the call has names and, where the plan shows them, numbers. */
export function CallsPanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  return (
    <Panel title={t.calls}>
      {desk.calls.length === 0 && <p className={styles.soft}>{t.noCalls}</p>}
      <ul className={styles.list}>
        {desk.calls.map(({ call, startedAt, people, answered }) => (
          <li key={call} className={styles.head}>
            <Link to="/emergency/calls/$call" params={{ call }}>
              {t.answered(answered, people)}
            </Link>
            <span className={styles.push}>
              <Time at={startedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Statements that were begun from here; each goes the way of every manuscript. */
export function StatementsPanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  if (desk.statements.length === 0) return null;
  return (
    <Panel title={t.statements}>
      <ul className={styles.list}>
        {desk.statements.map(({ manuscript, title, held }) => (
          <li key={manuscript} className={styles.head}>
            <Link to="/manuscripts/$manuscript" params={{ manuscript }}>
              {title}
            </Link>
            {held && <Tag tone="cinnabar">{t.held}</Tag>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who plays which role of the plan now. */
export function PeoplePanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  if (desk.roles.length === 0) return null;
  return (
    <Panel title={t.people}>
      <ul className={styles.list}>
        {desk.roles.map(({ id, name, duty, people, deputies }) => (
          <li key={id}>
            <strong>{name}</strong>{' '}
            {people.length + deputies.length === 0 ? (
              <span className={styles.bad}>{t.nobody}</span>
            ) : (
              people.map((one) => one.name).join('、')
            )}
            {deputies.length > 0 && (
              <span className={styles.soft}>
                {' '}
                {t.deputies} {deputies.map((one) => one.name).join('、')}
              </span>
            )}
            <p className={styles.soft}>{duty}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
