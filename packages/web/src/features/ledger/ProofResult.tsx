import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { ledgerSummary } from '@sanshen/contract/ledger';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRead } from '../../app/api.ts';
import { saveFile } from '../../components/save-file.ts';
import { LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './EntryDrawer.module.css';
import { type EntryProof, type ProofCheck, proveEntry, type StepResult } from './prove-entry.ts';
import { entryTexts } from './texts.ts';

/** The proof of an entry, checked step by step on this computer, with its file for a check elsewhere. */
export function ProofResult({
  proof,
  place,
}: {
  readonly proof: EntryProof;
  readonly place: { readonly stream: string; readonly sequence: number };
}) {
  const t = useTexts(entryTexts);
  const summary = useRead(ledgerSummary, {}, { staleTime: 600_000 });
  const keys = summary.data?.keys;
  const check = useQuery({
    queryKey: ['proof of an entry', place, proof.checkpoint, keys],
    queryFn: () => proveEntry(proof, place, keys ?? []),
    enabled: keys !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { entry, leaf, inclusion } = proof;
  const name = `${entry.stream}-${entry.sequence}`.replace(/[^\w.-]/g, '-');
  return (
    <>
      {(summary.isPending || (check.isPending && keys !== undefined)) && <LoadingState rows={2} />}
      {check.error !== null && <Alert type="warning" showIcon title={t.unsupported} />}
      {check.data !== undefined && (
        <>
          <Verdict check={check.data} />
          <ol className={styles.steps}>
            <Step result={check.data.place} text={t.stepPlace} />
            <Step result={check.data.entry} text={t.stepEntry} />
            <Step result={check.data.tree} text={t.stepTree(leaf, check.data.size ?? 0, inclusion.length)} />
            <Step
              result={check.data.signature}
              text={
                check.data.signers.length > 0
                  ? t.stepSignature(check.data.signers.join('、'))
                  : t.stepUnchecked
              }
            />
          </ol>
          <p className={styles.soft}>{t.onThisComputer}</p>
        </>
      )}
      <dl className={styles.facts}>
        <dt>{t.hash}</dt>
        <dd className={styles.code}>{entry.hash}</dd>
      </dl>
      <Button
        className={styles.own ?? ''}
        onClick={() =>
          saveFile(
            new TextEncoder().encode(`${JSON.stringify(proof, null, 2)}\n`),
            'application/json',
            `${name}.proof.json`,
          )
        }
      >
        {t.download}
      </Button>
      <details className={styles.details}>
        <summary>{t.raw}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className={styles.raw} tabIndex={0}>
          {JSON.stringify(JSON.parse(entry.text), null, 2)}
        </pre>
      </details>
    </>
  );
}

function Verdict({ check }: { readonly check: ProofCheck }) {
  const t = useTexts(entryTexts);
  const results = [check.entry, check.place, check.tree, check.signature];
  if (results.includes('failed')) return <Alert type="error" showIcon title={t.notProven} />;
  if (check.tree === 'open') return <Alert type="warning" showIcon title={t.unsupported} />;
  if (check.signature === 'open') return <Alert type="warning" showIcon title={t.partly} />;
  return <Alert type="success" showIcon title={t.proven} />;
}

function Step({ result, text }: { readonly result: StepResult; readonly text: string }) {
  const t = useTexts(entryTexts);
  const icon = {
    held: <CheckCircleFilled className={styles.good} aria-hidden />,
    failed: <CloseCircleFilled className={styles.bad} aria-hidden />,
    open: <MinusCircleOutlined className={styles.soft} aria-hidden />,
  }[result];
  return (
    <li>
      {icon}
      <span>
        {text} <span className={result === 'failed' ? styles.bad : styles.soft}>{t[result]}</span>
      </span>
    </li>
  );
}
