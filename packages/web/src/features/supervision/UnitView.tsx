import { LineChartOutlined } from '@ant-design/icons';
import { readUnit } from '@sanshen/contract/supervision';
import { Button, Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { marks, periodName, type UnitIndicator, valueText } from './format.ts';
import { PeriodsPanel } from './PeriodsPanel.tsx';
import { Sparkline } from './Sparkline.tsx';
import type { Go } from './search.ts';
import styles from './supervision.module.css';
import { supervisionTexts } from './texts.ts';

const TrendChart = lazy(async () => ({ default: (await import('./TrendChart.tsx')).TrendChart }));

/** One unit with all of its indicators: value, what is asked, trend, siblings, and how each is counted. */
export function UnitView({
  organization,
  period,
  go,
}: {
  readonly organization: string;
  readonly period: string;
  readonly go: Go;
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  const [chart, setChart] = useState<string | null>(null);
  const { data, error, refetch } = useRead(readUnit, { params: { organization }, query: { period } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState rows={10} />;
  const shown = data.indicators.find(({ id }) => id === chart);
  return (
    <>
      <div className={styles.bar}>
        <Button onClick={() => go({}, ['view'])}>{t.board}</Button>
        {data.closed === null ? (
          <Tag>{t.open}</Tag>
        ) : (
          <span className={styles.seal}>
            <Tag tone="jade">{t.frozen}</Tag> <code>{data.closed.digest.slice(0, 23)}…</code>
          </span>
        )}
      </div>
      <Panel flush title={`${data.name} · ${periodName(period, t)}`}>
        <table className={styles.indicators}>
          <thead>
            <tr>
              <th scope="col">{t.indicator}</th>
              <th scope="col">{t.value}</th>
              <th scope="col">{t.asked}</th>
              <th scope="col">{t.trend}</th>
            </tr>
          </thead>
          <tbody>
            {data.indicators.map((one) => (
              <IndicatorRow
                key={one.id}
                one={one}
                onCases={() => go({ indicator: one.id })}
                onChart={() => setChart(one.id)}
              />
            ))}
          </tbody>
        </table>
      </Panel>
      <PeriodsPanel organization={organization} year={Number(period.slice(0, 4))} />
      {shown !== undefined && (
        <Modal
          open
          footer={null}
          width={720}
          title={`${say(shown.name)} · ${t.trend}`}
          onCancel={() => setChart(null)}
        >
          <Suspense fallback={<LoadingState />}>
            <TrendChart indicator={shown} months={data.trendMonths} />
          </Suspense>
        </Modal>
      )}
    </>
  );
}

function IndicatorRow({
  one,
  onCases,
  onChart,
}: {
  readonly one: UnitIndicator;
  readonly onCases: () => void;
  readonly onChart: () => void;
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  const { unit, value, verdict, threshold, siblings, definition } = one;
  const asked = valueText(unit, threshold);
  return (
    <tr>
      <th scope="row">
        <span className={styles.clause}>{one.clause}</span> {say(one.name)}
        {definition !== null && (
          <details className={styles.how}>
            <summary>
              {t.how} · {t.version(one.version)}
            </summary>
            <p>{say(definition.how)}</p>
          </details>
        )}
      </th>
      <td data-label={t.value}>
        {verdict === 'notMeasured' ? (
          <span className={styles.soft}>{t.notMeasured}</span>
        ) : (
          <>
            <Button
              type="link"
              className={styles.number ?? ''}
              aria-label={`${say(one.name)} ${valueText(unit, value)}，${t[verdict]}`}
              onClick={onCases}
            >
              {value !== null && (
                <span className={styles.mark} data-verdict={verdict} aria-hidden>
                  {marks[verdict]}
                </span>
              )}{' '}
              {valueText(unit, value)}
            </Button>
            <small className={styles.soft}>
              {value === null ? t.nothing : t.sums(String(one.numerator), String(one.denominator))}
            </small>
          </>
        )}
      </td>
      <td data-label={t.asked}>
        {one.better === 'higher' ? t.atLeast(asked) : t.atMost(asked)}
        {siblings !== null && (
          <small className={styles.soft}>
            {t.siblings(valueText(unit, siblings.median), siblings.units)}
          </small>
        )}
      </td>
      <td data-label={t.trend}>
        <div className={styles.walk}>
          <Sparkline values={one.trend} threshold={threshold} />
          {one.measured && (
            <Button
              type="text"
              icon={<LineChartOutlined />}
              aria-label={t.showChart(say(one.name))}
              onClick={onChart}
            />
          )}
        </div>
      </td>
    </tr>
  );
}
