import {
  acknowledgeCall,
  closeCall,
  issueCallAddress,
  readCall,
  recordReached,
} from '@sanshen/contract/emergency-calls';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { callTexts } from './call-texts.ts';
import { planEditorTexts } from './editor-texts.ts';
import styles from './emergency.module.css';

type Call = RouteAnswer<typeof readCall>;
type Called = Call['people'][number];

/** A call: one big button for who was called, and for who reaches the others the list of them. */
export function CallPage() {
  const { call } = useParams({ from: '/inside/emergency/calls/$call' });
  const read = useRead(readCall, { params: { call } });
  return <Loaded read={read}>{(data) => <Shown call={data} />}</Loaded>;
}

function Shown({ call }: { readonly call: Call }) {
  const t = useTexts(callTexts);
  const editor = useTexts(planEditorTexts);
  const messages = useMessages();
  const close = useCommand(closeCall);
  const [closing, setClosing] = useState(false);
  const answered = call.people.filter(({ acknowledged }) => acknowledged !== null).length;
  // Those who still have to be reached are what the page is for.
  const silentFirst = call.people.toSorted(
    (a, b) => Number(a.acknowledged !== null) - Number(b.acknowledged !== null),
  );
  return (
    <div className={styles.call}>
      <PageHeader
        title={t[call.drill ? 'drill' : call.reason.kind]}
        lead={
          <>
            {t.callFrom(call.organization.name, call.started.name)} · <Time at={call.started.at} />
          </>
        }
      />
      <p className={styles.callText}>
        {call.drill && t.drillMark}
        {call.text}
      </p>
      <Answer call={call} />
      <Next call={call} />
      <Panel
        title={t.answered(answered, call.people.length)}
        extra={
          call.may.close && (
            <Button size="small" onClick={() => setClosing(true)}>
              {t.close}
            </Button>
          )
        }
      >
        <ul className={styles.list}>
          {silentFirst.map((one) => (
            <CalledLine key={one.person} call={call} one={one} />
          ))}
        </ul>
      </Panel>
      <Modal
        open={closing}
        title={t.close}
        okText={t.close}
        okButtonProps={{ danger: true }}
        cancelText={editor.cancel}
        confirmLoading={close.isPending}
        onCancel={() => setClosing(false)}
        onOk={() =>
          close.mutate(
            { params: { call: call.call } },
            {
              onSuccess: () => {
                messages.done(t.closed);
                setClosing(false);
              },
              onError: messages.refused,
            },
          )
        }
      >
        <p>{t.closeHint(call.people.length - answered)}</p>
      </Modal>
    </div>
  );
}

function Answer({ call }: { readonly call: Call }) {
  const t = useTexts(callTexts);
  const messages = useMessages();
  const answer = useCommand(acknowledgeCall);
  const { mine, closed } = call;
  if (closed !== null) return <Alert type="info" showIcon title={t.closed} />;
  if (!mine.called) return null;
  if (mine.answered) return <Alert type="success" showIcon title={t.acknowledged} />;
  return (
    <>
      <Button
        type="primary"
        block
        className={styles.big ?? ''}
        loading={answer.isPending}
        onClick={() =>
          answer.mutate(
            { params: { call: call.call } },
            { onSuccess: () => messages.done(t.acknowledged), onError: messages.refused },
          )
        }
      >
        {t.acknowledge}
      </Button>
      <p className={styles.soft}>
        {t.answerBy} <Time at={call.answerBy} />
      </p>
    </>
  );
}

/** Where what the call is about goes on. */
function Next({ call: { reason } }: { readonly call: Call }) {
  const t = useTexts(callTexts);
  if (reason.kind === 'reachability') return null;
  return (
    <p className={styles.line}>
      {reason.kind === 'incident' ? (
        <Link to="/emergency/incidents/$incident" params={{ incident: reason.id }}>
          {t.toIncident}
        </Link>
      ) : (
        <Link to="/emergency/drills/$drill" params={{ drill: reason.id }}>
          {t.toDrill}
        </Link>
      )}
    </p>
  );
}

function CalledLine({ call, one }: { readonly call: Call; readonly one: Called }) {
  const t = useTexts(callTexts);
  const messages = useMessages();
  const record = useCommand(recordReached);
  const issue = useCommand(issueCallAddress);
  const [code, setCode] = useState<{ readonly code: string; readonly address: string } | null>(null);
  const params = { call: call.call, person: one.person };
  const { acknowledged, number } = one;
  return (
    <li>
      <div className={styles.line}>
        <strong>{one.name}</strong>
        <span className={styles.soft}>{one.role}</span>
        {number !== null && <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>}
        {number === null && call.may.record && <span className={styles.soft}>{t.noNumber}</span>}
        <span className={styles.push}>
          {acknowledged === null ? (
            <Tag tone={call.late ? 'cinnabar' : 'amber'}>{t.notAnswered}</Tag>
          ) : (
            <>
              {acknowledged.late && <Tag tone="amber">{t.lateOne}</Tag>}
              <Tag tone="jade">
                {t[acknowledged.how]}
                {acknowledged.by !== null && t.by(acknowledged.by)}
              </Tag>
            </>
          )}
        </span>
      </div>
      {acknowledged !== null && (
        <p className={styles.soft}>
          <Time at={acknowledged.at} />
        </p>
      )}
      {acknowledged === null && call.may.record && (
        <div className={styles.actions}>
          <Button
            aria-label={`${t.recordPhone} ${one.name}`}
            loading={record.isPending}
            onClick={() =>
              record.mutate(
                { params },
                { onSuccess: () => messages.done(t.recorded), onError: messages.refused },
              )
            }
          >
            {t.recordPhone}
          </Button>
          <Button
            aria-label={`${t.giveCode} ${one.name}`}
            loading={issue.isPending}
            onClick={() => issue.mutate({ params }, { onSuccess: setCode, onError: messages.refused })}
          >
            {t.giveCode}
          </Button>
        </div>
      )}
      <Modal
        open={code !== null}
        title={t.codeFor(one.name)}
        footer={<Button onClick={() => setCode(null)}>{t.done}</Button>}
        onCancel={() => setCode(null)}
      >
        <p>{t.codeHint}</p>
        <p>{code?.address.replace(/\/[^/]*$/, '')}</p>
        <p className={styles.code}>{code?.code}</p>
      </Modal>
    </li>
  );
}
