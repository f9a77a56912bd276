import type { tryPolicy } from '@sanshen/contract/policy';
import type { RouteAnswer } from '@sanshen/contract/route';
import type { Policy } from '@sanshen/domain/policy';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { DifferenceList } from './DifferenceList.tsx';
import styles from './ProposalView.module.css';
import { bookOf, pathWords, valueWords } from './path-words.ts';
import { compareTexts, proposalTexts } from './texts.ts';

/** What would come of a rule book: every fault with its line, or what it changes. */
export function TrialResult({
  trial,
  current,
  policy,
  onLine,
  onFile,
}: {
  readonly trial: RouteAnswer<typeof tryPolicy>;
  /** False where the text has changed since. */
  readonly current: boolean;
  readonly policy: Policy | null;
  readonly onLine: (line: number) => void;
  readonly onFile: () => void;
}) {
  const t = useTexts(proposalTexts);
  const compare = useTexts(compareTexts);
  const say = useLocalized();
  const top = useRef<HTMLDivElement>(null);
  const book = useMemo(() => bookOf(policy), [policy]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new result is brought into sight
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' });
  }, [trial]);
  const stricter = trial.differences.filter(({ verdict }) => verdict === 'stricter');
  return (
    <div ref={top} aria-live="polite">
      <Panel
        title={t.trial}
        extra={
          trial.accepted && (
            <Button type="primary" disabled={!current} onClick={onFile}>
              {t.file}
            </Button>
          )
        }
      >
        <div className={styles.steps}>
          {!current && <Alert type="warning" showIcon title={t.trialOld} />}
          {trial.accepted ? (
            <Alert type="success" showIcon title={t.accepted} description={t.effect} />
          ) : (
            <Alert type="error" showIcon title={t.problems(trial.problems.length)} />
          )}
          {trial.problems.length > 0 && (
            <ol className={styles.problems}>
              {trial.problems.map((problem) => {
                const looser = trial.differences.find(
                  ({ pointer, verdict }) => pointer === problem.pointer && verdict !== 'same',
                );
                return (
                  <li key={`${problem.line} ${problem.column} ${problem.code} ${problem.pointer}`}>
                    {problem.line > 0 ? (
                      <Button onClick={() => onLine(problem.line)}>{t.line(problem.line)}</Button>
                    ) : (
                      <span className={styles.soft}>{t.wholeFile}</span>
                    )}
                    <span>
                      {looser === undefined
                        ? say(problem.message)
                        : t.loosens(
                            pathWords(looser.path, book).map(say).join(' › '),
                            say(valueWords(looser.before, book)),
                            say(valueWords(looser.after, book)),
                            say(looser.why),
                          )}
                    </span>
                  </li>
                );
              })}
            </ol>
          )}
          {trial.accepted && (
            <div>
              <p>{stricter.length === 0 ? t.noChanges : t.changes(stricter.length)}</p>
              <DifferenceList differences={stricter} book={book} labels={[compare.superior, compare.mine]} />
            </div>
          )}
          <p className={styles.soft}>{t.trialHint}</p>
        </div>
      </Panel>
    </div>
  );
}
