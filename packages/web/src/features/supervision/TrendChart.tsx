import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useLocalized, useTexts } from '../../text/language.ts';
import { type UnitIndicator, valueText } from './format.ts';
import styles from './supervision.module.css';
import { supervisionTexts } from './texts.ts';

use([LineChart, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** The last twelve months of an indicator against what is asked, as a chart and as a table for who does not see it. */
export function TrendChart({
  indicator,
  months,
}: {
  readonly indicator: UnitIndicator;
  readonly months: readonly string[];
}) {
  const t = useTexts(supervisionTexts);
  const say = useLocalized();
  const place = useRef<HTMLDivElement>(null);
  const { unit, trend, threshold, name } = indicator;
  const title = say(name);
  const asked = t.threshold;
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (variable: string) => style.getPropertyValue(variable).trim();
    const chart = init(current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      grid: { left: 8, right: 56, top: 24, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value: number | null) => valueText(unit, value) },
      xAxis: { type: 'category', data: [...months], axisLabel: { color: colour('--ink-soft') } },
      yAxis: {
        type: 'value',
        min: 0,
        splitLine: { lineStyle: { color: colour('--line') } },
        axisLabel: { color: colour('--ink-soft'), formatter: (value: number) => valueText(unit, value) },
      },
      series: [
        {
          type: 'line',
          name: title,
          data: [...trend],
          lineStyle: { color: colour('--accent') },
          itemStyle: { color: colour('--accent') },
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: colour('--amber'), type: 'dashed' },
            label: { formatter: asked, color: colour('--amber') },
            data: [{ yAxis: threshold }],
          },
        },
      ],
    });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [unit, trend, threshold, title, asked, months]);
  return (
    <>
      <div ref={place} className={styles.chart} aria-hidden />
      <table className="visually-hidden">
        <caption>{title}</caption>
        <tbody>
          {months.map((month, index) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{valueText(unit, trend[index] ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
