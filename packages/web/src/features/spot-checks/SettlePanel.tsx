import { type SpotCheckAnswer, settleSpotCheck } from '@sanshen/contract/spot-checks';
import { Button } from 'antd';
import { useCommand } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useTexts } from '../../text/language.ts';
import { ItemText } from './ItemText.tsx';
import { useKeptAnswers } from './kept-answers.ts';
import { isAnswered, Question, type Said } from './Question.tsx';
import styles from './spot-checks.module.css';
import { spotChecksTexts } from './texts.ts';

/** The third's work: each question on which the two differ, with what both said and not who. */
export function SettlePanel({ check }: { readonly check: SpotCheckAnswer }) {
  const t = useTexts(spotChecksTexts);
  const messages = useMessages();
  const settle = useCommand(settleSpotCheck);
  const { said, say, forget } = useKeptAnswers(check.check);
  const { differences } = check;
  const of = ({ item, line }: { readonly item: number; readonly line: string }): Said =>
    said[`${item} ${line}`] ?? { note: '' };
  const left = differences.filter((one) => !isAnswered(of(one))).length;
  const send = () =>
    settle.mutate(
      {
        params: { check: check.check },
        body: {
          verdicts: differences.map((one) => ({
            ...{ item: one.item, line: one.line, fault: of(one).fault === true },
            note: of(one).fault === true ? of(one).note.trim() : '',
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
  const items = [...new Set(differences.map(({ item }) => item))];
  return (
    <Panel title={t.settle}>
      <p className={styles.soft}>{t.settleHint}</p>
      {items.map((item) => (
        <div key={item} className={styles.beside}>
          <ItemText check={check.check} item={item} />
          <div className={styles.questions}>
            {differences
              .filter((one) => one.item === item)
              .map((one) => {
                const line = check.lines.find(({ id }) => id === one.line);
                if (line === undefined) return null;
                return (
                  <Question
                    key={one.line}
                    line={line}
                    said={of(one)}
                    onSay={(next) => say(`${item} ${one.line}`, next)}
                  >
                    <ul className={styles.said}>
                      {one.answers.map(({ fault, note }) => (
                        <li key={String(fault)}>
                          {fault ? t.fault : t.fine}
                          {note !== '' && `：${note}`}
                        </li>
                      ))}
                    </ul>
                  </Question>
                );
              })}
          </div>
        </div>
      ))}
      <p className={styles.soft}>{left > 0 ? t.left(left) : t.submitHint}</p>
      <Button type="primary" disabled={left > 0} loading={settle.isPending} onClick={send}>
        {t.settle}
      </Button>
    </Panel>
  );
}
