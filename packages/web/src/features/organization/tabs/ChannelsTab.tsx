import { listChannels } from '@sanshen/contract/channels';
import { Link } from '@tanstack/react-router';
import { client, keyOf } from '../../../app/api.ts';
import { usePages } from '../../../app/use-pages.ts';
import { PagedPanel } from '../../../components/PagedPanel.tsx';
import { EmptyState } from '../../../components/states.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { dateText } from '../../../components/time.tsx';
import { useLanguage, useTexts } from '../../../text/language.ts';
import { statusTones, useRegisterWords } from '../../channels/words.ts';
import styles from '../OrganizationPage.module.css';
import { organizationTexts } from '../texts.ts';
import { type UnitDetail, useUnitWords } from '../use-unit.ts';

/** The accounts on platforms that a unit answers for. */
export function ChannelsTab({ unit }: { readonly unit: UnitDetail }) {
  const t = useTexts(organizationTexts);
  const language = useLanguage();
  const words = useUnitWords(unit.id);
  const register = useRegisterWords();
  const params = { organization: unit.id };
  const { query, items } = usePages(keyOf(listChannels, { params }), (page) =>
    client.call(listChannels, { params, query: page }),
  );
  return (
    <PagedPanel
      query={query}
      empty={items.length === 0}
      none={<EmptyState title={t.noChannels} hint={t.noChannelsHint} />}
    >
      <ul className={styles.list}>
        {items.map((channel) => {
          return (
            <li key={channel.id} className={styles.line}>
              <span>
                <Link
                  className={styles.strong ?? ''}
                  to="/channels/$channel"
                  params={{ channel: channel.id }}
                >
                  {channel.name}
                </Link>
                <br />
                <span className={styles.soft}>{channel.handle}</span>
              </span>
              <span className={styles.soft}>
                {words('platforms', channel.platform)} ·{' '}
                {channel.connector === 'manual' ? t.manual : t.automatic} · {t.registered}{' '}
                {dateText(channel.registeredAt, language)}
              </span>
              <Tag tone={statusTones[channel.status]}>{register('statuses', channel.status)}</Tag>
            </li>
          );
        })}
      </ul>
    </PagedPanel>
  );
}
