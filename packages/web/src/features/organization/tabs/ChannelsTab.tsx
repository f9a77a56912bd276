import { listChannels } from '@sanshen/contract/channels';
import { client, keyOf } from '../../../app/api.ts';
import { usePages } from '../../../app/use-pages.ts';
import { MoreButton } from '../../../components/MoreButton.tsx';
import { Panel } from '../../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { dateText } from '../../../components/time.tsx';
import { useLanguage, useTexts } from '../../../text/language.ts';
import styles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import { type UnitDetail, useUnitWords } from '../use-unit.ts';

const statuses = {
  active: ['channelActive', 'jade'],
  suspended: ['channelSuspended', 'amber'],
  closed: ['channelClosed', 'plain'],
} as const;

/** The accounts on platforms that a unit answers for. */
export function ChannelsTab({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(organizationTexts);
  const language = useLanguage();
  const words = useUnitWords(unit.id);
  const params = { organization: unit.id };
  const { query, items } = usePages(keyOf(listChannels, { params }), (page) =>
    client.call(listChannels, { params, query: page }),
  );
  return (
    <Panel flush>
      {query.isPending && <LoadingState />}
      {query.error !== null && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <EmptyState title={t.noChannels} hint={t.noChannelsHint} />}
      <ul className={styles.list}>
        {items.map((channel) => {
          const [status, tone] = statuses[channel.status];
          return (
            <li key={channel.id} className={styles.line}>
              <span>
                <span className={styles.strong}>{channel.name}</span>
                <br />
                <span className={styles.soft}>{channel.handle}</span>
              </span>
              <span className={styles.soft}>
                {words('platforms', channel.platform)} ·{' '}
                {channel.connector === 'manual' ? t.manual : t.automatic} · {t.registered}{' '}
                {dateText(channel.registeredAt, language)}
              </span>
              <Tag tone={tone}>{t[status]}</Tag>
            </li>
          );
        })}
      </ul>
      <MoreButton query={query} />
    </Panel>
  );
}
