import type { RouteAnswer } from '@sanshen/contract/route';
import { type readAttempt, submitAttempt } from '@sanshen/contract/training-examinations';
import { Button, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isPassing, useCommand } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { type Answer, isAnswered } from './answer-queue.ts';
import { Clock } from './Clock.tsx';
import { examTexts } from './exam-texts.ts';
import { QuestionView } from './QuestionView.tsx';
import styles from './sheet.module.css';
import { useAnswers } from './useAnswers.ts';

type Sheet = RouteAnswer<typeof readAttempt>;

/** The open sheet: one question at a time, the others by number, what is saved always in sight. */
export function SheetView({ sheet, onEnd }: { readonly sheet: Sheet; readonly onEnd: () => void }) {
  const t = useTexts(examTexts);
  const messages = useMessages();
  // The clock of the server counts; the one here may be wrong.
  const [offset] = useState(() => Date.parse(sheet.now) - Date.now());
  const last = Math.max(0, ...sheet.questions.map(({ sequence }) => sequence));
  const { queue, lost, give, flush } = useAnswers(sheet.attempt, { last, offset, ended: onEnd });
  const [given, setGiven] = useState<Readonly<Record<number, Answer>>>(() =>
    Object.fromEntries(Object.values(queue.unsent).map(({ position, answer }) => [position, answer])),
  );
  const [place, setPlace] = useState(0);
  const [asking, setAsking] = useState(false);
  const [up, setUp] = useState(false);
  const submit = useCommand(submitAttempt);
  const { mutate } = submit;
  const count = sheet.questions.length;
  const answerAt = (index: number) => given[index] ?? sheet.questions[index]?.answer ?? null;
  const open = sheet.questions.filter((_, index) => !isAnswered(answerAt(index))).length;
  const waiting = Object.keys(queue.unsent).length;
  const question = sheet.questions[place];

  const handIn = useCallback(async () => {
    await flush();
    mutate(
      { params: { attempt: sheet.attempt }, body: {} },
      {
        onSuccess: onEnd,
        onError: (error) => {
          setAsking(false);
          if (!isPassing(error)) messages.refused(error);
        },
      },
    );
  }, [flush, mutate, sheet.attempt, onEnd, messages]);

  // Once the time is up it is handed in by itself, again and again until the server has it; the server closes it too.
  useEffect(() => {
    if (!up) return;
    void handIn();
    const again = setInterval(() => void handIn(), 10_000);
    return () => clearInterval(again);
  }, [up, handIn]);

  const heading = useRef<HTMLHeadingElement>(null);
  const go = (next: number) => {
    setPlace(Math.min(count - 1, Math.max(0, next)));
    heading.current?.focus();
  };
  useShortcuts([
    { keys: 'j', label: t.next, run: () => go(place + 1) },
    { keys: 'k', label: t.previous, run: () => go(place - 1) },
  ]);
  const change = (answer: Answer) => {
    setGiven((before) => ({ ...before, [place]: answer }));
    give(place, answer);
  };
  return (
    <div className={styles.page}>
      <PageHeader title={sheet.title} />
      <div className={styles.status}>
        <Clock endsAt={Date.parse(sheet.endsAt) - offset} onEnd={() => setUp(true)} />
        <SavedState waiting={waiting} lost={lost} late={queue.late.length} />
        <span className={styles.counted}>{t.answered(count - open, count)}</span>
      </div>
      <div className={styles.desk}>
        <section className={styles.question} aria-label={t.question(place + 1, count)}>
          {question !== undefined && (
            <>
              <h2 className={styles.number} ref={heading} tabIndex={-1}>
                {t.question(place + 1, count)} <span>{t.points(question.points)}</span>
              </h2>
              <QuestionView
                key={place}
                question={question}
                answer={answerAt(place)}
                disabled={up}
                onChange={change}
              />
            </>
          )}
          <div className={styles.steps}>
            <Button disabled={place === 0} onClick={() => go(place - 1)}>
              {t.previous}
            </Button>
            {place < count - 1 ? (
              <Button type="primary" onClick={() => go(place + 1)}>
                {t.next}
              </Button>
            ) : (
              <Button type="primary" onClick={() => setAsking(true)}>
                {t.handIn}
              </Button>
            )}
          </div>
        </section>
        <nav className={styles.palette} aria-label={t.palette}>
          <ol>
            {sheet.questions.map((_, index) => {
              const answered = isAnswered(answerAt(index));
              return (
                // A sheet never changes its order.
                // biome-ignore lint/suspicious/noArrayIndexKey: as said
                <li key={index}>
                  <button
                    type="button"
                    className={`${styles.cell} ${answered ? styles.filled : ''}`}
                    aria-label={answered ? t.goToAnswered(index + 1) : t.goTo(index + 1)}
                    {...(index === place ? { 'aria-current': 'step' as const } : {})}
                    onClick={() => go(index)}
                  >
                    {index + 1}
                  </button>
                </li>
              );
            })}
          </ol>
          <Button block onClick={() => setAsking(true)}>
            {t.handIn}
          </Button>
        </nav>
      </div>
      <Modal
        open={asking || up}
        title={up ? t.timeUp : t.handInSure}
        okText={up ? t.handingIn : t.handIn}
        cancelText={t.goOn}
        closable={!up}
        confirmLoading={up || submit.isPending}
        cancelButtonProps={{ disabled: up }}
        onOk={() => void handIn()}
        onCancel={() => setAsking(false)}
      >
        <p>{up ? t.handingIn : t.handInHint(open)}</p>
      </Modal>
    </div>
  );
}

function SavedState({
  waiting,
  lost,
  late,
}: {
  readonly waiting: number;
  readonly lost: boolean;
  readonly late: number;
}) {
  const t = useTexts(examTexts);
  const text = lost && waiting > 0 ? t.unsent(waiting) : waiting > 0 ? t.saving : t.saved;
  const tone = lost && waiting > 0 ? styles.lost : waiting > 0 ? styles.saving : styles.saved;
  return (
    <span role="status" className={`${styles.savedState} ${tone}`}>
      {text}
      {late > 0 && ` · ${t.late(late)}`}
    </span>
  );
}
