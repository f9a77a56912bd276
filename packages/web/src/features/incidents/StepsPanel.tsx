import { takeIncidentStep } from '@sanshen/contract/incidents';
import type { StepOutcome } from '@sanshen/domain/incidents';
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

type Step = Desk['checklist'][number];

/** The plan as a running checklist: what is due when, what was done by whom, what cannot be done and why. */
export function StepsPanel({ desk }: { readonly desk: Desk }) {
  const t = useTexts(deskTexts);
  return (
    <Panel title={t.checklist}>
      {desk.checklist.length === 0 && <p className={styles.soft}>{t.noSteps}</p>}
      <ol className={styles.list}>
        {desk.checklist.map((step) => (
          <StepLine key={step.id} desk={desk} step={step} />
        ))}
      </ol>
    </Panel>
  );
}

function StepLine({ desk, step }: { readonly desk: Desk; readonly step: Step }) {
  const t = useTexts(deskTexts);
  const messages = useMessages();
  const take = useCommand(takeIncidentStep);
  const [asking, setAsking] = useState<Exclude<StepOutcome, 'done'> | null>(null);
  const say = (outcome: StepOutcome, words = '') =>
    take.mutate(
      { params: { incident: desk.incident }, body: { step: step.id, outcome, words } },
      { onSuccess: () => setAsking(null), onError: messages.refused },
    );
  const open = desk.may.act && step.taken?.outcome !== 'done';
  return (
    <li>
      <div className={styles.head}>
        <strong>{step.title}</strong>
        {step.role !== null && <span className={styles.soft}>{step.role}</span>}
        <span className={styles.push}>
          <StepTag step={step} open={desk.status === 'open'} />
        </span>
      </div>
      {step.detail !== '' && <p className={styles.soft}>{step.detail}</p>}
      {step.taken !== null && (
        <p className={styles.soft}>
          {step.taken.name} · <Time at={step.taken.at} />
          {step.taken.words !== null && ` · ${step.taken.words}`}
        </p>
      )}
      {open && (
        <div className={styles.actions}>
          <Button type="primary" ghost loading={take.isPending} onClick={() => say('done')}>
            {t.done}
          </Button>
          <Button onClick={() => setAsking('skipped')}>{t.skipped}</Button>
          <Button onClick={() => setAsking('impossible')}>{t.impossible}</Button>
        </div>
      )}
      {asking !== null && (
        <ReasonDialog
          title={t[asking]}
          hint={step.title}
          busy={take.isPending}
          onClose={() => setAsking(null)}
          onReason={(reason) => say(asking, reason)}
        />
      )}
    </li>
  );
}

function StepTag({ step, open }: { readonly step: Step; readonly open: boolean }) {
  const t = useTexts(deskTexts);
  if (step.taken !== null) {
    const tones = { done: 'jade', skipped: 'plain', impossible: 'cinnabar' } as const;
    return <Tag tone={tones[step.taken.outcome]}>{t[step.taken.outcome]}</Tag>;
  }
  if (!open) return <Tag tone="plain">{t.notRecorded}</Tag>;
  if (step.dueAt === null) return null;
  return (
    <Tag tone={step.late ? 'cinnabar' : 'amber'}>
      {step.late ? t.late : t.due} <Time at={step.dueAt} relative />
    </Tag>
  );
}
