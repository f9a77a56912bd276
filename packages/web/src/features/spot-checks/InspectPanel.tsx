import { type SpotCheckAnswer, submitSpotCheck } from '@sanshen/contract/spot-checks';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ItemText } from './ItemText.tsx';
import { useKeptAnswers } from './kept-answers.ts';
import { isAnswered, Question, type Said } from './Question.tsx';
import styles from './spot-checks.module.css';
import { spotChecksTexts } from './texts.ts';

const unsaid: Said = { note: '' };

/** An inspector's work: one item after the other, text beside questions. What was said is kept until it is handed in. */
export function InspectPanel({ check }: { readonly check: SpotCheckAnswer }) {
  const t = useTexts(spotChecksTexts);
  const messages = useMessages();
  const submit = useCommand(submitSpotCheck);
  const [item, setItem] = useState(0);
  const { said, say, forget } = useKeptAnswers(check.check);
  const keys = check.items.flatMap((one) => check.lines.map(({ id }) => ({ item: one.item, line: id })));
  const of = (place: { readonly item: number; readonly line: string }) =>
    said[`${place.item} ${place.line}`] ?? unsaid;
  const left = keys.filter((place) => !isAnswered(of(place))).length;
  const ready = (index: number) =>
    keys.filter((key) => key.item === index).every((key) => isAnswered(of(key)));
  const send = () =>
    submit.mutate(
      {
        params: { check: check.check },
        body: {
          answers: keys.map((place) => ({
            ...place,
            fault: of(place).fault === true,
            note: of(place).fault === true ? of(place).note.trim() : '',
          })),
        },
      },
      {
        onSuccess: () => {
          forget();
          messages.done(t.done);
        },
        onError: messages.refused,
      },
    );
  return (
    <Panel
      title={<span>{t.item(item + 1)}</span>}
      extra={
        <Segmented
          aria-label={t.items}
          value={item}
          onChange={setItem}
          options={check.items.map((one) => ({
            value: one.item,
            label: `${one.item + 1}${ready(one.item) ? ' ✓' : ''}`,
          }))}
        />
      }
    >
      <div className={styles.beside}>
        <ItemText check={check.check} item={item} />
        <div className={styles.questions}>
          {check.lines.map((line) => (
            <Question
              key={`${item} ${line.id}`}
              line={line}
              said={of({ item, line: line.id })}
              onSay={(next) => say(`${item} ${line.id}`, next)}
            />
          ))}
          <p className={styles.soft}>{left > 0 ? t.left(left) : t.submitHint}</p>
          <Button type="primary" disabled={left > 0} loading={submit.isPending} onClick={send}>
            {t.submit}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
