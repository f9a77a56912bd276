import { publicationsOfDay } from '@sanshen/contract/publishing';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { client, keyOf } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { PagedPanel } from '../../components/PagedPanel.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { EmptyState } from '../../components/states.tsx';
import { Time, todayInChina } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './PublicationPage.module.css';
import type { Publication } from './publication.ts';
import { publishingTexts, statusTexts, verdictTexts } from './texts.ts';
import { useChannelName } from './useChannelName.ts';

/** What a unit published on a day; unit and day stand in the address. */
export function PublicationsPage() {
  const t = useTexts(publishingTexts);
  const units = useMyOrganizations();
  const search = useSearch({ from: '/inside/publications' });
  const navigate = useNavigate();
  const organization = search.organization ?? units[0]?.id ?? '';
  const day = search.day ?? todayInChina();
  const { query: list, items } = usePages(
    keyOf(publicationsOfDay, { params: { organization }, query: { day } }),
    (page) => client.call(publicationsOfDay, { params: { organization }, query: { day, ...page } }),
    { enabled: organization !== '' },
  );
  const go = (change: { organization?: string; day?: string }) =>
    void navigate({ to: '/publications', search: { ...search, ...change }, replace: true });
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <div className={styles.filters}>
            <Link to="/connectors" search={{ organization }}>
              {t.connectors}
            </Link>
            <Link to="/freeze" search={{ organization }}>
              {t.freeze}
            </Link>
            {units.length > 1 && (
              <Select
                aria-label={t.unit}
                value={organization}
                onChange={(value) => go({ organization: value })}
                options={units.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <Input
              type="date"
              aria-label={t.day}
              value={day}
              max={todayInChina()}
              onChange={({ target }) => target.value !== '' && go({ day: target.value })}
            />
          </div>
        }
      />
      <PagedPanel
        query={list}
        empty={items.length === 0}
        none={<EmptyState title={t.none} hint={t.noneHint} />}
      >
        {items.map((item) => (
          <PublicationLine key={item.publication} publication={item} />
        ))}
      </PagedPanel>
    </div>
  );
}

/** What went out, where, and whether it is what was released. */
function PublicationLine({ publication }: { readonly publication: Publication }) {
  const status = useTexts(statusTexts);
  const verdicts = useTexts(verdictTexts);
  const { manuscript, title, channel, verdict, begunAt } = publication;
  const name = useChannelName(channel);
  return (
    <Link to="/manuscripts/$manuscript/publication" params={{ manuscript }} className={styles.line}>
      <span className={styles.lineTitle}>
        <strong>{title}</strong>
        <span className={styles.soft}>{name}</span>
      </span>
      <span className={styles.lineState}>
        <span>{status[publication.status]}</span>
        {verdict !== null && (
          <span className={verdict === 'same' ? styles.good : styles.bad}>{verdicts[verdict]}</span>
        )}
        <span className={styles.soft}>
          <Time at={begunAt} />
        </span>
      </span>
    </Link>
  );
}
