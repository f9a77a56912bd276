import { beginAttempt } from '@sanshen/contract/training-examinations';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { Mine } from './read-types.ts';
import { trainingTexts } from './texts.ts';
import styles from './training.module.css';

const tones = { passed: 'jade', waiting: 'amber', notYet: 'plain' } as const;

/** An examination that I may take, with my sittings. */
export function MyExamination({ examination }: { readonly examination: Mine['examinations'][number] }) {
  const t = useTexts(trainingTexts);
  const say = useLocalized();
  const messages = useMessages();
  const navigate = useNavigate();
  const begin = useCommand(beginAttempt);
  const [asking, setAsking] = useState(false);
  const { state, sittings, minutes } = examination;
  const start = () =>
    begin.mutate(
      { params: { examination: examination.examination }, body: {} },
      {
        onSuccess: ({ attempt }) => void navigate({ to: '/training/attempts/$attempt', params: { attempt } }),
        onError: messages.refused,
      },
    );
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.name}>{examination.title}</span>
        <span className={styles.soft}>
          {examination.organizationName}
          {examination.qualification !== null && ` · ${say(examination.qualification.name)}`}
        </span>
        <span className={styles.soft}>
          {t.rules(examination.questions, minutes, examination.passScore, examination.attempts)}
        </span>
        <span className={styles.soft}>
          {t.window} <Time at={examination.opensAt} /> – <Time at={examination.closesAt} />
        </span>
        {sittings
          .filter(({ status }) => status !== 'begun')
          .map((one) => (
            <span key={one.attempt} className={styles.soft}>
              {t.sitting(one.number)}
              {t.colon}
              {one.score === null ? t.beingMarked : t.score(one.score)}{' '}
              <Link to="/training/attempts/$attempt" params={{ attempt: one.attempt }}>
                {t.result}
              </Link>
            </span>
          ))}
      </span>
      <span className={styles.actions}>
        {state === 'ready' && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t.begin}
          </Button>
        )}
        {state === 'resume' && (
          <Button type="primary" loading={begin.isPending} onClick={start}>
            {t.resume}
          </Button>
        )}
        {state !== 'ready' && state !== 'resume' && (
          <Tag tone={state in tones ? tones[state as keyof typeof tones] : 'plain'}>{t[state]}</Tag>
        )}
      </span>
      <Modal
        open={asking}
        title={t.beginSure}
        okText={t.begin}
        cancelText={t.cancel}
        confirmLoading={begin.isPending}
        onOk={start}
        onCancel={() => setAsking(false)}
      >
        <p>{examination.title}</p>
        <p>{t.beginHint(minutes)}</p>
      </Modal>
    </li>
  );
}
