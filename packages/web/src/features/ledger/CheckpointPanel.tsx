import { latestCheckpoint } from '@sanshen/contract/ledger';
import { checkpointStatus } from '@sanshen/contract/ledger-reading';
import { Button } from 'antd';
import { client, useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { saveFile } from '../../components/save-file.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './LedgerPage.module.css';
import { checkpointTexts } from './texts.ts';

/** Saves the last checkpoint in the form that `sanshen ledger verify --witness` takes. */
async function keepWitness(): Promise<void> {
  const witness = await client.call(latestCheckpoint, { query: {} });
  const bytes = new TextEncoder().encode(`${JSON.stringify(witness, null, 2)}\n`);
  saveFile(bytes, 'application/json', 'witness.json');
}

/** The last checkpoint: how old it is, what it covers, who signed it, and its file for a witness. */
export function CheckpointPanel() {
  const t = useTexts(checkpointTexts);
  const say = useLocalized();
  const messages = useMessages();
  const status = useRead(checkpointStatus, {}, { refetchInterval: 60_000 });
  const { data, error } = status;
  return (
    <Panel title={t.title}>
      {error !== null && <ErrorState error={error} retry={() => void status.refetch()} />}
      {status.isPending && <LoadingState rows={3} />}
      {data !== undefined && (
        <>
          <p className={data.stale ? styles.late : undefined}>{say(data.line)}</p>
          <dl className={styles.facts}>
            <dt>{t.age}</dt>
            <dd>{data.checkpointAt === null ? t.never : <Time at={data.checkpointAt} relative />}</dd>
            <dt>{t.size}</dt>
            <dd>{t.entries(data.size)}</dd>
            <dt>{t.waiting}</dt>
            <dd>{t.entries(data.waiting)}</dd>
            <dt>{t.count}</dt>
            <dd>{t.times(data.checkpoints)}</dd>
            <dt>{t.witnesses}</dt>
            <dd>
              <Witnesses note={data.note} origin={data.origin} />
            </dd>
          </dl>
          {data.note !== null && (
            <Button onClick={() => void keepWitness().catch(messages.refused)}>{t.download}</Button>
          )}
        </>
      )}
    </Panel>
  );
}

function Witnesses({ note, origin }: { readonly note: string | null; readonly origin: string }) {
  const t = useTexts(checkpointTexts);
  const signers = [...(note ?? '').matchAll(/^— (\S+) /gm)].map(([, name]) => name ?? '');
  const others = [...new Set(signers)].filter((name) => name !== origin);
  return others.length === 0 ? (
    <span className={styles.soft}>{t.noWitness}</span>
  ) : (
    t.witnessedBy(others.join('、'))
  );
}
