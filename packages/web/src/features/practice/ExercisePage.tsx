import {
  discardPractice,
  handInPractice,
  practiceKindTexts,
  readPracticeSession,
} from '@sanshen/contract/practice';
import { textKinds } from '@sanshen/domain/practice';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useCommand, useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import { ExerciseResult } from './ExerciseResult.tsx';
import type { Exercise } from './exercise.ts';
import { MarkableText } from './MarkableText.tsx';
import { addMark, dropDraft, keepDraft, type Mark, readDraft } from './marks.ts';
import styles from './practice.module.css';
import { exerciseTexts } from './texts.ts';

/** One exercise: the text and pictures to find errors in, then what was planted. */
export function ExercisePage() {
  const t = useTexts(exerciseTexts);
  const { session } = useParams({ from: '/inside/training/practice/$session' });
  const { data, error, refetch } = useRead(readPracticeSession, { params: { session } });
  return (
    <div className={styles.page}>
      <PageHeader
        title={data?.result == null ? t.title : t.resultTitle}
        lead={data?.result === null ? t.lead : undefined}
        actions={<Link to="/training/practice">{t.back}</Link>}
      />
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState rows={10} />}
      {data !== undefined && data.result === null && <Desk key={session} exercise={data} />}
      {data !== undefined && data.result !== null && <ExerciseResult exercise={data} result={data.result} />}
    </div>
  );
}

function Desk({ exercise }: { readonly exercise: Exercise }) {
  const t = useTexts(exerciseTexts);
  const { session } = exercise;
  const messages = useMessages();
  const navigate = useNavigate();
  const handIn = useCommand(handInPractice);
  const discard = useCommand(discardPractice);
  const [draft, setDraft] = useState(() => readDraft(session));
  const [current, setCurrent] = useState<number | null>(null);
  useEffect(() => keepDraft(session, draft), [session, draft]);
  const setMarks = (marks: Mark[]) => setDraft((before) => ({ ...before, marks }));
  const mark = (place: { readonly start: number; readonly end: number }) => {
    const marks = addMark(draft.marks, place);
    setMarks(marks);
    setCurrent(marks.find((one) => one.start <= place.start && place.end <= one.end)?.start ?? null);
  };
  const remove = (one: Mark) => setMarks(draft.marks.filter((other) => other !== one));
  const change = (one: Mark, next: Partial<Mark>) =>
    setMarks(draft.marks.map((other) => (other === one ? { ...other, ...next } : other)));
  const toggle = (index: number) =>
    setDraft((before) => ({
      ...before,
      pictures: before.pictures.includes(index)
        ? before.pictures.filter((other) => other !== index)
        : [...before.pictures, index],
    }));
  const send = () => {
    const marks = draft.marks.map(({ start, end, kind, correction }) => ({
      ...{ start, end, kind },
      correction: correction === '' ? null : correction,
    }));
    handIn.mutate(
      { params: { session }, body: { marks, pictures: draft.pictures } },
      {
        onSuccess: () => {
          dropDraft(session);
          messages.done(t.handedIn);
        },
        onError: messages.refused,
      },
    );
  };
  const giveUp = () =>
    discard.mutate(
      { params: { session } },
      {
        onSuccess: () => {
          dropDraft(session);
          void navigate({ to: '/training/practice' });
        },
        onError: messages.refused,
      },
    );
  return (
    <div className={styles.exercise}>
      <div className={styles.page}>
        <Panel title={t.text}>
          <MarkableText
            text={exercise.text}
            marks={draft.marks}
            current={current}
            onMark={mark}
            onUnmark={remove}
            onOpen={({ start }) => setCurrent(start)}
          />
        </Panel>
        {exercise.pictures.length > 0 && (
          <Panel title={t.pictures}>
            <p className={styles.soft}>{t.picturesHint}</p>
            <Pictures exercise={exercise} accused={draft.pictures} onToggle={toggle} />
          </Panel>
        )}
      </div>
      <aside className={styles.side}>
        <Panel title={t.marks(draft.marks.length)} extra={<Elapsed since={exercise.startedAt} />}>
          {draft.marks.length === 0 ? (
            <p className={styles.soft}>{t.noMarks}</p>
          ) : (
            <div className={styles.page}>
              {draft.marks.map((one) => (
                <MarkCard
                  key={one.start}
                  mark={one}
                  text={exercise.text.slice(one.start, one.end)}
                  current={one.start === current}
                  onChange={(next) => change(one, next)}
                  onRemove={() => remove(one)}
                />
              ))}
            </div>
          )}
        </Panel>
        <div className={styles.actions}>
          <Popconfirm
            title={t.handInSure}
            description={t.handInHint}
            okText={t.handIn}
            cancelText={t.cancel}
            onConfirm={send}
          >
            <Button type="primary" loading={handIn.isPending}>
              {t.handIn}
            </Button>
          </Popconfirm>
          <Popconfirm title={t.discardSure} okText={t.discard} cancelText={t.cancel} onConfirm={giveUp}>
            <Button loading={discard.isPending}>{t.discard}</Button>
          </Popconfirm>
        </div>
      </aside>
    </div>
  );
}

function MarkCard({
  mark,
  text,
  current,
  onChange,
  onRemove,
}: {
  readonly mark: Mark;
  readonly text: string;
  readonly current: boolean;
  readonly onChange: (next: Partial<Mark>) => void;
  readonly onRemove: () => void;
}) {
  const t = useTexts(exerciseTexts);
  const say = useLocalized();
  return (
    <fieldset className={styles.mark} data-current={current} aria-label={t.markOf(text)}>
      <div className={styles.markHead}>
        <span className={styles.strong}>{text}</span>
        <Button size="small" type="text" onClick={onRemove} aria-label={`${t.remove}：${text}`}>
          {t.remove}
        </Button>
      </div>
      <Select
        allowClear
        aria-label={`${t.kind}：${text}`}
        placeholder={t.kind}
        value={mark.kind}
        onChange={(kind) => onChange({ kind: kind ?? null })}
        options={textKinds.map((value) => ({ value, label: say(practiceKindTexts[value]) }))}
      />
      <Input
        aria-label={`${t.correction}：${text}`}
        placeholder={t.correction}
        maxLength={200}
        value={mark.correction}
        onChange={({ target }) => onChange({ correction: target.value })}
      />
    </fieldset>
  );
}

function Pictures({
  exercise,
  accused,
  onToggle,
}: {
  readonly exercise: Exercise;
  readonly accused: readonly number[];
  readonly onToggle: (index: number) => void;
}) {
  const t = useTexts(exerciseTexts);
  const say = useLocalized();
  return (
    <div className={styles.pictures}>
      {exercise.pictures.map(({ image, name }, index) => {
        const on = accused.includes(index);
        const label = t.picture(index + 1, say(name));
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures have no name of their own and never change places.
            key={index}
            type="button"
            className={styles.picture}
            aria-pressed={on}
            onClick={() => onToggle(index)}
          >
            {/* What it shows stands below it. */}
            <img src={image} alt="" />
            <span className={styles.soft}>{on ? `${label} · ${t.wrongPicture}` : label}</span>
          </button>
        );
      })}
    </div>
  );
}

function Elapsed({ since }: { readonly since: string }) {
  const t = useTexts(exerciseTexts);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={styles.soft}>
      {t.elapsed(Math.max(0, Math.floor((now - Date.parse(since)) / 60_000)))}
    </span>
  );
}
