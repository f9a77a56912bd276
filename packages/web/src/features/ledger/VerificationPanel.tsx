import { ledgerSummary } from '@sanshen/contract/ledger';
import {
  cancelVerification,
  listVerificationRuns,
  startVerification,
} from '@sanshen/contract/ledger-reading';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Button, Progress } from 'antd';
import { useCommand, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './LedgerPage.module.css';
import { verificationTexts } from './texts.ts';

type Run = RouteAnswer<typeof listVerificationRuns>['items'][number];

const isUnderWay = ({ state }: Run) => state === 'waiting' || state === 'running';

/** Verifies the whole ledger: begin, see how far it is, stop, and what it found. */
export function VerificationPanel({ mayStart }: { readonly mayStart: boolean }) {
  const t = useTexts(verificationTexts);
  const messages = useMessages();
  const runs = useRead(
    listVerificationRuns,
    { query: { limit: 5 } },
    { refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? 700 : false) },
  );
  const starting = useCommand(startVerification);
  const cancelling = useCommand(cancelVerification);
  const [last, ...earlier] = runs.data?.items ?? [];
  const underWay = last !== undefined && isUnderWay(last);
  return (
    <Panel title={t.title}>
      <div className={styles.verification}>
        <p className={styles.soft}>{t.lead}</p>
        {runs.error !== null && <ErrorState error={runs.error} retry={() => void runs.refetch()} />}
        {runs.isPending && <LoadingState rows={2} />}
        {runs.isSuccess && last === undefined && <p>{t.never}</p>}
        <div aria-live="polite">{last !== undefined && <RunResult run={last} />}</div>
        <Scheduled />
        {mayStart && !underWay && runs.isSuccess && (
          <Button
            loading={starting.isPending}
            onClick={() => starting.mutate({}, { onError: messages.refused })}
          >
            {last === undefined ? t.start : t.startAgain}
          </Button>
        )}
        {mayStart && underWay && (
          <Button
            loading={cancelling.isPending}
            onClick={() =>
              cancelling.mutate(
                { params: { verification: last.verification } },
                { onError: messages.refused },
              )
            }
          >
            {t.cancel}
          </Button>
        )}
        {earlier.length > 0 && (
          <details className={styles.details}>
            <summary>{t.earlier}</summary>
            <ul className={styles.runs}>
              {earlier.map((run) => (
                <li key={run.verification}>
                  <RunResult run={run} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  );
}

function RunResult({ run }: { readonly run: Run }) {
  const t = useTexts(verificationTexts);
  const say = useLocalized();
  const language = useLanguage();
  const { state, checked, total, firstProblem, endedAt, startedAt } = run;
  const bad = state === 'failed' || state === 'broken';
  return (
    <div className={styles.run}>
      <p className={bad ? styles.bad : state === 'held' ? styles.good : undefined}>{say(run.text)}</p>
      {isUnderWay(run) && (
        <>
          <Progress
            aria-label={t.bar}
            percent={total === 0 ? 0 : Math.floor((checked / total) * 100)}
            size="small"
          />
          <p className={styles.soft}>{t.progress(checked, total)}</p>
        </>
      )}
      {!isUnderWay(run) && (
        <p className={styles.soft}>
          {t.checked(checked)} · <Time at={endedAt ?? startedAt} />
        </p>
      )}
      {firstProblem !== null && (
        <>
          <p className={styles.bad}>{firstProblem[language]}</p>
          <p className={styles.soft}>
            {t.problemAt}{' '}
            <code>
              {Object.entries(firstProblem.place)
                .map(([name, value]) => `${name} ${String(value)}`)
                .join(', ')}
            </code>
          </p>
          <p>{t.failedNext}</p>
        </>
      )}
    </div>
  );
}

/** What the product's own, regular verification found. */
function Scheduled() {
  const t = useTexts(verificationTexts);
  const language = useLanguage();
  const { data } = useRead(ledgerSummary, {}, { staleTime: 60_000 });
  const last = data?.lastVerification ?? null;
  if (last === null) return null;
  return (
    <p className={styles.soft}>
      {t.scheduled}
      <span className={last.problem === null ? styles.good : styles.bad}>
        {last.problem === null ? t.scheduledHeld : last.problem[language]}
      </span>{' '}
      · <Time at={last.at} />
    </p>
  );
}
