import { listOwnRecords } from '@sanshen/contract/cases';
import { useRead } from '../../app/api.ts';
import { Stack } from '../../components/Columns.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './cases.module.css';
import { RecordCard } from './RecordCard.tsx';
import { casesTexts } from './texts.ts';

/** The accountability records about the reader himself. */
export function OwnRecordsPage() {
  const t = useTexts(casesTexts);
  const { data, error, refetch } = useRead(listOwnRecords, {});
  return (
    <Stack>
      <PageHeader title={t.ownRecords} lead={t.ownLead} />
      <Panel>
        {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
        {data === undefined && error === null && <LoadingState />}
        {data?.items.length === 0 && <EmptyState title={t.noOwn} hint={t.noOwnHint} />}
        <ul className={styles.list}>
          {data?.items.map((record) => (
            <RecordCard key={record.record} record={record} />
          ))}
        </ul>
      </Panel>
    </Stack>
  );
}
