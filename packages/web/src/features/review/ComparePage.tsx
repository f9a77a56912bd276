import { listRevisions, readManuscript } from '@sanshen/contract/content';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useRead } from '../../app/api.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { dateTimeText } from '../../components/time.tsx';
import { useLanguage, useTexts } from '../../text/language.ts';
import styles from './ChangesPane.module.css';
import { ComparisonView } from './ComparisonView.tsx';
import { reviewTexts } from './texts.ts';
import { useComparison } from './useComparison.ts';

/** Any two revisions side by side; which ones stands in the address. */
export function ComparePage() {
  const t = useTexts(reviewTexts);
  const language = useLanguage();
  const { manuscript } = useParams({ from: '/inside/manuscripts/$manuscript/comparison' });
  const search = useSearch({ from: '/inside/manuscripts/$manuscript/comparison' });
  const navigate = useNavigate();
  const text = useRead(readManuscript, { params: { manuscript } });
  const revisions = useRead(listRevisions, { params: { manuscript }, query: { limit: 100 } });
  const newest = text.data?.revision ?? null;
  const to = search.to ?? newest;
  const from = search.from ?? (to !== null && to > 1 ? to - 1 : null);
  const { data, error } = useComparison(manuscript, from, to);
  const problem = text.error ?? revisions.error ?? error;
  const options = revisions.data?.items.map(({ number, editor, at }) => ({
    value: number,
    label: `${t.version(number)} · ${editor.name} · ${dateTimeText(at, language)}`,
  }));
  const choose = (change: { from?: number; to?: number }) =>
    void navigate({
      to: '/manuscripts/$manuscript/comparison',
      params: { manuscript },
      search: { ...search, ...change },
      replace: true,
    });
  return (
    <>
      <PageHeader
        title={t.compare}
        lead={
          <Link to="/manuscripts/$manuscript" params={{ manuscript }}>
            {text.data?.title ?? ''}
          </Link>
        }
      />
      {problem !== null && <ErrorState error={problem} />}
      <Panel>
        <div className={styles.choice}>
          <label>
            {t.compareFrom}{' '}
            <Select
              value={from}
              aria-label={t.compareFrom}
              options={options ?? []}
              onChange={(value) => value !== null && choose({ from: value })}
            />
          </label>
          <label>
            {t.compareTo}{' '}
            <Select
              value={to}
              aria-label={t.compareTo}
              options={options ?? []}
              onChange={(value) => value !== null && choose({ to: value })}
            />
          </label>
        </div>
        {newest !== null && from === null && <p>{t.firstRevision}</p>}
        {data === undefined && from !== null && problem === null && <LoadingState rows={8} />}
        {data !== undefined && <ComparisonView comparison={data} />}
      </Panel>
    </>
  );
}
