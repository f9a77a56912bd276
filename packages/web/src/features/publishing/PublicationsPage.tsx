import { publicationsOfDay } from '@sanshen/contract/publishing';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { client, keyOf } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './PublicationPage.module.css';
import { publishingTexts, statusTexts, verdictTexts } from './texts.ts';

/** Today in China, `YYYY-MM-DD`. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** What a unit published on a day; unit and day stand in the address. */
export function PublicationsPage() {
  const t = useTexts(publishingTexts);
  const status = useTexts(statusTexts);
  const verdicts = useTexts(verdictTexts);
  const units = useMyOrganizations();
  const search = useSearch({ from: '/inside/publications' });
  const navigate = useNavigate();
  const organization = search.organization ?? units[0]?.id ?? '';
  const day = search.day ?? today();
  const list = useInfiniteQuery({
    queryKey: [...keyOf(publicationsOfDay, { params: { organization }, query: { day } }), 'pages'],
    queryFn: ({ pageParam }) =>
      client.call(publicationsOfDay, {
        params: { organization },
        query: { day, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    // The first page has no cursor.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: organization !== '',
  });
  const go = (change: { organization?: string; day?: string }) =>
    void navigate({ to: '/publications', search: { ...search, ...change }, replace: true });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <div className={styles.filters}>
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
              max={today()}
              onChange={({ target }) => target.value !== '' && go({ day: target.value })}
            />
          </div>
        }
      />
      <Panel flush>
        {list.isPending && <LoadingState />}
        {list.error !== null && <ErrorState error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && items.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
        {items.map((item) => (
          <Link
            key={item.publication}
            to="/manuscripts/$manuscript/publication"
            params={{ manuscript: item.manuscript }}
            className={styles.line}
          >
            <strong>{item.title}</strong>
            <span>
              {status[item.status]}
              {item.verdict !== null && (
                <>
                  {' · '}
                  <span className={item.verdict === 'same' ? styles.good : styles.bad}>
                    {verdicts[item.verdict]}
                  </span>
                </>
              )}
              <span className={styles.soft}>
                {' '}
                <Time at={item.begunAt} />
              </span>
            </span>
          </Link>
        ))}
        {list.hasNextPage && (
          <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </Panel>
    </div>
  );
}
