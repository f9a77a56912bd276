import { readCaseFigures } from '@sanshen/contract/cases';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { todayInChina } from '../../components/time.tsx';
import { useTexts } from '../../text/language.ts';
import styles from './figures.module.css';
import { gravityNames } from './gravity-names.ts';
import { casesTexts, sourceTexts } from './texts.ts';

type Figures = RouteAnswer<typeof readCaseFigures>;

/** Years that can be looked back. */
const years = 5;

/** 案件统计 of a year. */
export function FiguresPanel({
  organization,
  side,
}: {
  readonly organization: string;
  readonly side?: 'own' | 'below';
}) {
  const t = useTexts(casesTexts);
  const now = Number(todayInChina().slice(0, 4));
  const [year, setYear] = useState(now);
  const { data, error, refetch } = useRead(readCaseFigures, {
    params: { organization },
    query: { year, ...(side === undefined ? {} : { side }) },
  });
  return (
    <Panel
      title={t.figuresTitle}
      extra={
        <Select
          aria-label={t.year}
          value={year}
          onChange={setYear}
          options={Array.from({ length: years }, (_, back) => ({
            value: now - back,
            label: t.yearText(now - back),
          }))}
        />
      }
    >
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingState />}
      {data?.opened === 0 && <EmptyState title={t.none} />}
      {data !== undefined && data.opened > 0 && <Shown figures={data} />}
    </Panel>
  );
}

function Shown({ figures }: { readonly figures: Figures }) {
  const t = useTexts(casesTexts);
  const gravities = useTexts(gravityNames);
  const sources = useTexts(sourceTexts);
  const { appeals, missed, medianDays } = figures;
  const heads: readonly (readonly [string, string | number])[] = [
    [t.opened, figures.opened],
    [t.openOnes, figures.open],
    [t.overdueOnes, figures.overdue],
    [t.closedOnes, figures.closed],
    [t.dismissedOnes, figures.dismissed],
    [t.points, figures.points],
    [t.medianDays, medianDays === null ? '—' : Math.round(medianDays * 10) / 10],
    [t.appeals, t.appealsText(appeals.made, appeals.overturned)],
    [t.missed, t.missedText(missed.unit, missed.superior)],
  ];
  return (
    <div className={styles.figures}>
      <dl className={styles.heads}>
        {heads.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.lists}>
        <Counts title={t.byClause} rows={figures.byClause.map((row) => [row.clause, row.count])} />
        <Counts
          title={t.byGravity}
          rows={figures.byGravity.map((row) => [gravities[row.gravity], row.count])}
        />
        <Counts title={t.bySource} rows={figures.bySource.map((row) => [sources[row.source], row.count])} />
      </div>
      {figures.side === 'below' && <Units units={figures.byUnit} />}
    </div>
  );
}

function Counts({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [string, number])[];
}) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.counts}>
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className={styles.bar} style={{ width: `calc((100% - 40px) * ${count / most})` }} />
              {count}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Units({ units }: { readonly units: Figures['byUnit'] }) {
  const t = useTexts(casesTexts);
  return (
    <div className={styles.scroll}>
      <table className={styles.units}>
        <caption>{t.byUnit}</caption>
        <thead>
          <tr>
            <th scope="col">{t.unitName}</th>
            <th scope="col">{t.opened}</th>
            <th scope="col">{t.openOnes}</th>
            <th scope="col">{t.overdueOnes}</th>
            <th scope="col">{t.closedOnes}</th>
            <th scope="col">{t.points}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.organization}>
              <th scope="row">{unit.name}</th>
              <td data-name={t.opened}>{unit.opened}</td>
              <td data-name={t.openOnes}>{unit.open}</td>
              <td data-name={t.overdueOnes}>{unit.overdue}</td>
              <td data-name={t.closedOnes}>{unit.closed}</td>
              <td data-name={t.points}>{unit.points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
