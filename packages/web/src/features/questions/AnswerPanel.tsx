import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { AnswerChecks } from './AnswerChecks.tsx';
import { ManuscriptPicker } from './ManuscriptPicker.tsx';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';
import { type Shown, useStep } from './use-step.ts';

type Way = 'page' | 'reply' | 'byHand' | 'manuscript';

/** The answer: written by one person, let out by another. */
export function AnswerPanel({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const [writing, setWriting] = useState(false);
  const { answer, may } = shown;
  if (answer === null && !may.includes('draftAnswer')) return null;
  const compose = may.includes('draftAnswer') && (answer === null || writing);
  return (
    <Panel
      title={t.answer}
      extra={
        answer !== null &&
        may.includes('draftAnswer') &&
        !writing && (
          <Button size="small" onClick={() => setWriting(true)}>
            {t.rewrite}
          </Button>
        )
      }
    >
      {shown.returned !== null && (
        <p className={styles.rule}>
          <strong>{t.returned}：</strong>
          {shown.returned}
        </p>
      )}
      {compose ? <Compose shown={shown} onDone={() => setWriting(false)} /> : <Written shown={shown} />}
    </Panel>
  );
}

function useWays(): Readonly<Record<Way, string>> {
  const t = useTexts(questionTexts);
  return { page: t.wayPage, reply: t.wayReply, byHand: t.wayByHand, manuscript: t.wayManuscript };
}

function Compose({ shown, onDone }: { readonly shown: Shown; readonly onDone: () => void }) {
  const t = useTexts(questionTexts);
  const ways = useWays();
  const step = useStep(shown);
  const possible: readonly Way[] = [
    ...(shown.hasPage ? (['page'] as const) : []),
    ...(shown.message === null ? [] : (['reply'] as const)),
    'byHand',
    'manuscript',
  ];
  const [way, setWay] = useState<Way>(possible[0] ?? 'byHand');
  const [text, setText] = useState(shown.answer?.text ?? '');
  const [manuscript, setManuscript] = useState('');
  const missing = text.trim().length < 2 || (way === 'manuscript' && manuscript === '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const linked = way === 'manuscript' ? manuscript : null;
        const body = { step: 'draftAnswer', way, text, manuscript: linked } as const;
        step.take(body, onDone, t.answerSubmitted);
      }}
    >
      <div className={styles.field}>
        <label htmlFor="answer-way">{t.way}</label>
        <Select
          id="answer-way"
          value={way}
          onChange={setWay}
          options={possible.map((value) => ({ value, label: ways[value] }))}
        />
      </div>
      {way === 'manuscript' && (
        <div className={styles.field}>
          <label htmlFor="answer-manuscript">{t.manuscript}</label>
          <ManuscriptPicker
            id="answer-manuscript"
            organization={shown.organization}
            onChange={setManuscript}
          />
        </div>
      )}
      <div className={styles.field}>
        <label htmlFor="answer-text">{t.answerText}</label>
        <Input.TextArea
          id="answer-text"
          value={text}
          onChange={({ target }) => setText(target.value)}
          autoSize={{ minRows: 4, maxRows: 14 }}
          maxLength={4000}
        />
        {shown.group.length > 0 && <p className={styles.soft}>{t.answerGroup}</p>}
        <AnswerChecks organization={shown.organization} text={text} />
      </div>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" loading={step.busy} disabled={missing}>
          {t.submitAnswer}
        </Button>
        {shown.answer !== null && <Button onClick={onDone}>{t.cancel}</Button>}
      </div>
    </form>
  );
}

function Written({ shown }: { readonly shown: Shown }) {
  const t = useTexts(questionTexts);
  const ways = useWays();
  const step = useStep(shown);
  const [returning, setReturning] = useState(false);
  const { answer, may } = shown;
  if (answer === null) return null;
  const id = answer.answer;
  return (
    <>
      <p className={styles.meta}>
        <Tag>{ways[answer.way]}</Tag>
        <span>
          {t.by(answer.by.name)} · <Time at={answer.at} />
        </span>
        {answer.approved !== null && (
          <span>
            {t.approvedBy(answer.approved.by.name)} · <Time at={answer.approved.at} />
          </span>
        )}
      </p>
      <p className={styles.text}>{answer.text ?? t.deleted}</p>
      {answer.manuscript !== null && (
        <p>
          <Link to="/manuscripts/$manuscript" params={{ manuscript: answer.manuscript }}>
            {t.wayManuscript}
          </Link>
        </p>
      )}
      {may.includes('approveAnswer') && answer.text !== null && (
        <AnswerChecks organization={shown.organization} text={answer.text} />
      )}
      {answer.passedOn && shown.state === 'approved' && <p className={styles.soft}>{t.onItsWay}</p>}
      <div className={styles.actions}>
        {may.includes('approveAnswer') && (
          <Button
            type="primary"
            loading={step.busy}
            onClick={() => step.take({ step: 'approveAnswer', answer: id }, undefined, t.approved)}
          >
            {t.approve}
          </Button>
        )}
        {may.includes('returnAnswer') && <Button onClick={() => setReturning(true)}>{t.returnAnswer}</Button>}
        {may.includes('confirmAnswered') && answer.way !== 'page' && (
          <Button type="primary" loading={step.busy} onClick={() => step.take({ step: 'confirmAnswered' })}>
            {answer.way === 'manuscript' ? t.confirmManuscript : t.confirmByHand}
          </Button>
        )}
      </div>
      {may.includes('approveAnswer') && <p className={styles.soft}>{t.approveHint}</p>}
      {returning && (
        <ReasonDialog
          title={t.returnAnswer}
          hint={t.returnHint}
          busy={step.busy}
          onClose={() => setReturning(false)}
          onReason={(reason) =>
            step.take({ step: 'returnAnswer', answer: id, reason }, () => setReturning(false))
          }
        />
      )}
    </>
  );
}
