import { type DrillAnswer, evaluateDrill } from '@sanshen/contract/drills';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';

/** What observers judged, and for an observer his own form. */
export function EvaluationPanel({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const say = useLocalized();
  if (drill.status !== 'ended') return null;
  const { evaluations, evaluationItems, observers } = drill;
  return (
    <Panel title={t.evaluation}>
      {drill.may.evaluate && <EvaluationForm drill={drill} />}
      {evaluations.length === 0 && !drill.may.evaluate && (
        <EmptyState title={observers.length === 0 ? t.noObservers : t.notEvaluated} />
      )}
      {evaluations
        .filter(({ mine }) => !(mine && drill.may.evaluate))
        .map((one) => (
          <div key={one.by} className={styles.stack}>
            <span className={styles.soft}>
              {one.by} · <Time at={one.at} />
            </span>
            <ul className={styles.files}>
              {one.marks.map(({ item, mark, note }) => {
                const name = evaluationItems.find(({ id }) => id === item)?.name;
                return (
                  <li key={item}>
                    <strong className={styles.minute}>{mark}</strong>
                    <span>
                      {name === undefined ? item : say(name)}
                      {note !== '' && <span className={styles.soft}> {note}</span>}
                    </span>
                  </li>
                );
              })}
            </ul>
            {one.overall !== '' && <p className={styles.text}>{one.overall}</p>}
          </div>
        ))}
    </Panel>
  );
}

interface Marked {
  readonly mark: number | null;
  readonly note: string;
}

function EvaluationForm({ drill }: { readonly drill: DrillAnswer }) {
  const t = useTexts(drillTexts);
  const say = useLocalized();
  const messages = useMessages();
  const command = useCommand(evaluateDrill);
  const mine = drill.evaluations.find((one) => one.mine);
  const [marks, setMarks] = useState<Readonly<Record<string, Marked>>>(() =>
    Object.fromEntries((mine?.marks ?? []).map(({ item, mark, note }) => [item, { mark, note }])),
  );
  const [overall, setOverall] = useState(mine?.overall ?? '');
  const of = (item: string): Marked => marks[item] ?? { mark: null, note: '' };
  const set = (item: string, change: Partial<Marked>) =>
    setMarks((before) => ({ ...before, [item]: { ...of(item), ...before[item], ...change } }));
  const submit = () => {
    const given = drill.evaluationItems.flatMap(({ id }) => {
      const { mark, note } = of(id);
      return mark === null ? [] : [{ item: id, mark, note: note.trim() }];
    });
    command.mutate(
      { params: { drill: drill.drill }, body: { marks: given, overall: overall.trim() } },
      { onSuccess: () => messages.done(t.kept), onError: messages.refused },
    );
  };
  const missing = drill.evaluationItems.some(({ id }) => of(id).mark === null);
  return (
    <div className={styles.stack}>
      <p className={styles.soft}>{t.evaluationHint}</p>
      {drill.evaluationItems.map(({ id, name }) => (
        <fieldset key={id} className={styles.item}>
          <legend>{say(name)}</legend>
          <Radio.Group
            aria-label={say(name)}
            optionType="button"
            value={of(id).mark}
            options={[1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }))}
            onChange={({ target }) => set(id, { mark: Number(target.value) })}
          />
          <Input
            aria-label={`${say(name)} ${t.comment}`}
            placeholder={t.comment}
            value={of(id).note}
            maxLength={1000}
            onChange={({ target }) => set(id, { note: target.value })}
          />
        </fieldset>
      ))}
      <Input.TextArea
        aria-label={t.overall}
        placeholder={t.overall}
        value={overall}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        onChange={({ target }) => setOverall(target.value)}
      />
      <div className={styles.buttons}>
        <Button type="primary" disabled={missing} loading={command.isPending} onClick={submit}>
          {t.keepEvaluation}
        </Button>
      </div>
    </div>
  );
}
