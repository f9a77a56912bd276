import { entryProof } from '@sanshen/contract/ledger';
import { listLedgerKinds } from '@sanshen/contract/ledger-reading';
import { parseEntry } from '@sanshen/domain/ledger';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Drawer } from 'antd';
import { isPassing, refusalCode, useRead } from '../../app/api.ts';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { dateTimeText } from '../../components/time.tsx';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './EntryDrawer.module.css';
import type { LedgerLine } from './EntryList.tsx';
import { ProofResult } from './ProofResult.tsx';
import type { LedgerSearch } from './search.ts';
import { entryTexts, ledgerTexts } from './texts.ts';

/** Milliseconds until a new entry is asked for again: the tree takes it in within seconds. */
const againAfter = 2_000;

/** An entry: what it says, its text, and the proof that it is in the ledger, checked on this computer. */
export function EntryDrawer({
  place,
  line,
  onFilter,
  onClose,
}: {
  readonly place: { readonly stream: string; readonly sequence: number };
  /** The entry in words, where the list shows it. */
  readonly line: LedgerLine | undefined;
  readonly onFilter: (change: LedgerSearch) => void;
  readonly onClose: () => void;
}) {
  const t = useTexts(entryTexts);
  const list = useTexts(ledgerTexts);
  const language = useLanguage();
  const say = useLocalized();
  const { stream, sequence } = place;
  const proof = useRead(
    entryProof,
    { params: { stream, sequence } },
    {
      // It never changes once it is there; the ledger's growth would ask for it again each time.
      staleTime: Number.POSITIVE_INFINITY,
      retry: (count, error) =>
        (refusalCode(error) === 'ledger.notSequenced' && count < 15) || (isPassing(error) && count < 3),
      retryDelay: againAfter,
    },
  );
  const kinds = useRead(listLedgerKinds, {}, { staleTime: Number.POSITIVE_INFINITY });
  const entry = proof.data === undefined ? undefined : parseEntry(proof.data.entry.text);
  const kind = kinds.data?.items.find((one) => one.kind === entry?.kind);
  const person = line?.actor.person ?? entry?.actor.person;
  const waiting = proof.isPending && refusalCode(proof.failureReason) === 'ledger.notSequenced';
  const manuscript = stream.startsWith('manuscript:') ? stream.slice('manuscript:'.length) : null;
  return (
    <Drawer open title={t.title} size={560} onClose={onClose} classNames={{ body: styles.body ?? '' }}>
      {line !== undefined && <p className={styles.sentence}>{say(line.sentence)}</p>}
      <dl className={styles.facts}>
        {(line ?? entry) !== undefined && (
          <>
            <dt>{t.at}</dt>
            <dd>{dateTimeText(line?.at ?? entry?.at ?? '', language)}</dd>
            <dt>{t.actor}</dt>
            <dd>
              {[line?.actor.name ?? entry?.actor.name, line?.actor.organizationName]
                .filter((text) => text !== null && text !== undefined)
                .join(' · ')}
            </dd>
            <dt>{t.kind}</dt>
            <dd>
              {line === undefined ? (kind === undefined ? entry?.kind : say(kind.name)) : say(line.kindName)}
            </dd>
          </>
        )}
        {line?.subject.title !== undefined && line.subject.title !== null && (
          <>
            <dt>{t.about}</dt>
            <dd>{line.subject.title}</dd>
          </>
        )}
        {line?.organizationName !== undefined && line.organizationName !== null && (
          <>
            <dt>{t.unit}</dt>
            <dd>{line.organizationName}</dd>
          </>
        )}
        <dt>{t.place}</dt>
        <dd>
          <span className={styles.code}>{stream}</span> · {t.number(sequence)}
        </dd>
      </dl>
      <div className={styles.actions}>
        {manuscript !== null && (
          <Link to="/manuscripts/$manuscript" params={{ manuscript }}>
            {t.openManuscript}
          </Link>
        )}
        <Button onClick={() => onFilter({ stream })}>{list.onlyStream}</Button>
        {person !== undefined && <Button onClick={() => onFilter({ person })}>{list.onlyPerson}</Button>}
      </div>
      <h3 className={styles.heading}>{t.proof}</h3>
      {waiting && <Alert type="info" showIcon title={t.waiting} />}
      {proof.isPending && !waiting && <LoadingState rows={3} />}
      {proof.error !== null && <ErrorState error={proof.error} retry={() => void proof.refetch()} />}
      {proof.data !== undefined && <ProofResult proof={proof.data} place={place} />}
    </Drawer>
  );
}
