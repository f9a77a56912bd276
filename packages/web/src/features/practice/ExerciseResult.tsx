import { beginPractice, practiceKindTexts } from '@sanshen/contract/practice';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import type { Exercise } from './exercise.ts';
import styles from './practice.module.css';
import { exerciseTexts, practiceTexts } from './texts.ts';

type Result = NonNullable<Exercise['result']>;

/** What was planted, what of it was found, and what was called wrong that was right. */
export function ExerciseResult({
  exercise,
  result,
}: {
  readonly exercise: Exercise;
  readonly result: Result;
}) {
  const t = useTexts(exerciseTexts);
  const p = useTexts(practiceTexts);
  const say = useLocalized();
  const messages = useMessages();
  const navigate = useNavigate();
  const begin = useCommand(beginPractice);
  const again = () =>
    begin.mutate(
      { body: {} },
      {
        onSuccess: ({ session }) => void navigate({ to: '/training/practice/$session', params: { session } }),
        onError: messages.refused,
      },
    );
  return (
    <>
      <Panel>
        <p className={styles.sum}>
          <strong>{t.sum(result.found, result.planted)}</strong>
          <span>{t.wrongs(result.falseAlarms)}</span>
          <span>{t.time(p.minutes(Math.floor(result.seconds / 60), result.seconds % 60))}</span>
        </p>
        <div className={styles.actions}>
          <Button type="primary" loading={begin.isPending} onClick={again}>
            {t.again}
          </Button>
        </div>
      </Panel>
      <Panel title={t.planted}>
        <ol className={styles.list}>
          {result.errors.map((error, index) => (
            <li key={error.start} className={styles.row}>
              <span className={styles.words}>
                <span>
                  {`${index + 1}. `}
                  <span className={styles.strong}>{exercise.text.slice(error.start, error.end)}</span>
                </span>
                <span className={styles.soft}>
                  {t.shouldBe(error.right)} · {say(practiceKindTexts[error.kind])}
                  {error.kindNamed && ` · ${t.kindNamed}`}
                  {error.corrected && ` · ${t.corrected}`}
                </span>
              </span>
              <Tag tone={error.found ? 'jade' : 'cinnabar'}>{error.found ? t.found : t.missed}</Tag>
            </li>
          ))}
        </ol>
      </Panel>
      <Panel title={t.text}>
        <div className={styles.text}>{coloured(exercise.text, result, t)}</div>
      </Panel>
      {exercise.pictures.length > 0 && (
        <Panel title={t.pictures}>
          <div className={styles.pictures}>
            {exercise.pictures.map(({ image, name }, index) => {
              const { fault = null, accused = false } = result.pictures[index] ?? {};
              const label = t.picture(index + 1, say(name));
              const right = (fault !== null) === accused;
              const word = fault !== null ? (accused ? t.found : t.missed) : accused ? t.falseAlarm : null;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: pictures have no name of their own and never change places.
                <div key={index} className={`${styles.picture} ${styles.shown}`}>
                  <img src={image} alt={label} />
                  <span className={styles.soft}>{fault === null ? t.noFault : say(fault)}</span>
                  {word !== null && <Tag tone={right ? 'jade' : 'cinnabar'}>{word}</Tag>}
                </div>
              );
            })}
          </div>
        </Panel>
      )}
    </>
  );
}

type Words = { readonly found: string; readonly missed: string; readonly falseAlarm: string };

/** The text with what was planted and what was called wrong without reason; each says in words what it is. */
function coloured(text: string, { errors, falseMarks }: Result, words: Words): ReactNode[] {
  const places = [
    ...errors.map(({ start, end, found }, index) => ({
      ...{ start, end, number: index + 1 },
      look: found ? styles.errorFound : styles.errorMissed,
      word: found ? words.found : words.missed,
    })),
    ...falseMarks
      .filter((one) => !errors.some((error) => error.start < one.end && one.start < error.end))
      .map(({ start, end }) => ({
        start,
        end,
        number: null,
        look: styles.falseMark,
        word: words.falseAlarm,
      })),
  ].sort((a, b) => a.start - b.start);
  let at = 0;
  return text.split('\n').map((line) => {
    const from = at;
    at += line.length + 1;
    return <p key={from}>{pieces(text, from, from + line.length, places)}</p>;
  });
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly number: number | null;
  readonly look: string | undefined;
  readonly word: string;
}

function pieces(text: string, from: number, to: number, places: readonly Place[]): ReactNode[] {
  const shown: ReactNode[] = [];
  let at = from;
  for (const { start, end, number, look, word } of places) {
    if (end <= at || start >= to) continue;
    const [begin, stop] = [Math.max(start, at), Math.min(end, to)];
    shown.push(text.slice(at, begin));
    shown.push(
      <mark key={start} className={look}>
        {text.slice(begin, stop)}
        <span className={styles.number}>{number ?? ''}</span>
        <span className="visually-hidden">（{word}）</span>
      </mark>,
    );
    at = stop;
  }
  shown.push(text.slice(at, to));
  return shown;
}
