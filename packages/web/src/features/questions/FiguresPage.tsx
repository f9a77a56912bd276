import { readFigures } from '@sanshen/contract/questions';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useMyOrganizations } from '../../app/session.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { UnitPicker } from '../../components/UnitPicker.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './Questions.module.css';
import { questionTexts } from './texts.ts';

type Figures = RouteAnswer<typeof readFigures>['own'];
const dayMs = 86_400_000;

/** How questions are answered, here and in the units below: figures only. */
export function FiguresPage() {
  const t = useTexts(questionTexts);
  const units = useMyOrganizations();
  const search = useSearch({ from: '/inside/questions/figures' });
  const navigate = useNavigate();
  const organization = search.organization ?? units[0]?.id ?? '';
  const [days, setDays] = useState(30);
  // Until the end of this hour, so that the same figures are asked for while the page is open.
  const query = useMemo(() => {
    const to = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
    return { from: new Date(to - days * dayMs).toISOString(), to: new Date(to).toISOString() };
  }, [days]);
  const { data, error, refetch } = useRead(readFigures, { params: { organization }, query });
  return (
    <div className={styles.page}>
      <PageHeader
        title={t.figures}
        lead={t.figuresLead}
        actions={
          <>
            <UnitPicker
              value={organization}
              relations={['own', 'above', 'guidance']}
              onChange={(unit) =>
                void navigate({ to: '/questions/figures', search: { organization: unit }, replace: true })
              }
            />
            <Link to="/questions" search={{ organization }}>
              {t.back}
            </Link>
          </>
        }
      />
      <div className={styles.scroll}>
        <Segmented
          aria-label={t.period}
          value={days}
          onChange={setDays}
          options={[
            { value: 30, label: t.days30 },
            { value: 90, label: t.days90 },
            { value: 365, label: t.year },
          ]}
        />
      </div>
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <LoadingState />}
      {data !== undefined && (
        <>
          <Panel title={data.own.name}>
            <Numbers of={data.own} />
          </Panel>
          {data.below.length > 0 && (
            <Panel title={t.belowTitle} flush>
              <Below rows={data.below} />
            </Panel>
          )}
        </>
      )}
    </div>
  );
}

function useColumns() {
  const t = useTexts(questionTexts);
  const percent = (share: number | null) => (share === null ? t.noFigure : `${Math.round(share * 100)}%`);
  return [
    { name: t.fReceived, of: (it: Figures) => String(it.received) },
    { name: t.fAnswered, of: (it: Figures) => String(it.answered) },
    { name: t.fRate, of: (it: Figures) => percent(it.answerRate) },
    {
      name: t.fMedian,
      of: (it: Figures) => (it.medianHours === null ? t.noFigure : t.hours(it.medianHours)),
    },
    {
      name: t.fInTime,
      of: (it: Figures) => percent(it.answered === 0 ? null : it.answeredInTime / it.answered),
    },
    { name: t.fSatisfied, of: (it: Figures) => percent(satisfiedShare(it)) },
    { name: t.fWaiting, of: (it: Figures) => String(it.waiting) },
    { name: t.fOverdue, of: (it: Figures) => String(it.overdue) },
    { name: t.fDistress, of: (it: Figures) => String(it.distress) },
  ];
}

function satisfiedShare({ rated }: Figures): number | null {
  const all = rated.satisfied + rated.fair + rated.dissatisfied;
  return all === 0 ? null : (rated.satisfied + rated.fair) / all;
}

function Numbers({ of }: { readonly of: Figures }) {
  return (
    <dl className={styles.numbers}>
      {useColumns().map((column) => (
        <div key={column.name}>
          <dt>{column.name}</dt>
          <dd>{column.of(of)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Below({ rows }: { readonly rows: readonly Figures[] }) {
  const t = useTexts(questionTexts);
  const columns = useColumns();
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.unit}</th>
            {columns.map(({ name }) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.organization}>
              <th scope="row">{row.name}</th>
              {columns.map((column) => (
                <td key={column.name} data-label={column.name}>
                  {column.of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
