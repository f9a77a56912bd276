import { startReachabilityCheck } from '@sanshen/contract/emergency-calls';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { dateText } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import { planEditorTexts } from './editor-texts.ts';
import styles from './emergency.module.css';
import { planTexts } from './plan-texts.ts';
import type { Overview } from './ScenarioList.tsx';

export const reachTones = {
  confirmed: 'jade',
  due: 'amber',
  never: 'amber',
  silent: 'cinnabar',
} as const satisfies Readonly<Record<string, Tone>>;

/** Who of the contact tree has not shown that he can be reached. */
export function ReachPanel({
  organization,
  contacts,
  mayCall,
}: {
  readonly organization: string;
  readonly contacts: Overview['contacts'];
  readonly mayCall: boolean;
}) {
  const t = useTexts(planTexts);
  const language = useLanguage();
  const { people, confirmed, unconfirmed, confirmEveryMonths } = contacts;
  return (
    <Panel
      title={t.reachTitle}
      extra={
        <Link to="/emergency/contacts" search={{ organization }}>
          {t.contacts}
        </Link>
      }
    >
      {people === 0 && <EmptyState title={t.reachNobody} hint={t.reachNobodyHint} />}
      {people > 0 && (
        <p className={styles.soft}>
          {unconfirmed.length === 0 ? t.reachAll(people) : t.reachSome(confirmed, people)}{' '}
          {t.everyMonths(confirmEveryMonths)}
        </p>
      )}
      <ul className={styles.list}>
        {unconfirmed.map(({ person, name, role, state, reachedAt }) => (
          <li key={person} className={styles.line}>
            <span>{name}</span>
            <span className={styles.soft}>
              {role}
              {reachedAt !== null && ` · ${t.lastReached} ${dateText(reachedAt, language)}`}
            </span>
            <span className={styles.push}>
              <Tag tone={reachTones[state]}>{t[state]}</Tag>
            </span>
          </li>
        ))}
      </ul>
      {mayCall && people > 0 && (
        <div className={styles.actions}>
          <CheckButton organization={organization} />
        </div>
      )}
    </Panel>
  );
}

/** Calls everybody of the contact tree, after a word about what that means. */
export function CheckButton({ organization }: { readonly organization: string }) {
  const t = useTexts(planTexts);
  const editor = useTexts(planEditorTexts);
  const messages = useMessages();
  const navigate = useNavigate();
  const start = useCommand(startReachabilityCheck);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t.checkNow}</Button>
      <Modal
        open={asking}
        title={t.checkNow}
        okText={t.checkStart}
        cancelText={editor.cancel}
        confirmLoading={start.isPending}
        onCancel={() => setAsking(false)}
        onOk={() =>
          start.mutate(
            { params: { organization }, body: {} },
            {
              onSuccess: ({ call }) => {
                messages.done(t.checkStarted);
                void navigate({ to: '/emergency/calls/$call', params: { call } });
              },
              onError: messages.refused,
            },
          )
        }
      >
        <p>{t.checkHint}</p>
      </Modal>
    </>
  );
}
