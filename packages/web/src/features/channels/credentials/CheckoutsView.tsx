import { listCheckouts } from '@sanshen/contract/channels-credentials';
import { useRead } from '../../../app/api.ts';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { useTexts } from '../../../text/language.ts';
import styles from '../ChannelsPage.module.css';
import { channelTexts } from '../texts.ts';
import { CheckoutItem } from './CheckoutItem.tsx';

/** Check-outs of a unit that wait for somebody or are out. */
export function CheckoutsView({ organization }: { readonly organization: string }) {
  const t = useTexts(channelTexts);
  const query = useRead(listCheckouts, { params: { organization } });
  return (
    <Panel flush>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && <EmptyState title={t.noCheckouts} hint={t.noCheckoutsHint} />}
      <ul className={styles.list}>
        {(query.data?.items ?? []).map((checkout) => (
          <li key={checkout.id}>
            <CheckoutItem checkout={checkout} withChannel />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
