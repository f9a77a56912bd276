import { checkStatistics } from '@sanshen/contract/checks-rules';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './ChecksPage.module.css';
import { checkPageTexts } from './page-texts.ts';
import { type Span, spanOf, spans } from './span.ts';

type Statistics = RouteAnswer<typeof checkStatistics>;

/** Lines shown of each list; the others are found too seldom to train for. */
const mostRules = 8;
const mostLines = 20;

/** What is found, by rule, unit, month and author: one's own, and all of the unit for who answers for it. */
export function StatisticsView({ organization }: { readonly organization: string }) {
  const t = useTexts(checkPageTexts);
  const [span, setSpan] = useState<Span>('quarter');
  const { data, error, refetch } = useRead(checkStatistics, {
    params: { organization },
    query: spanOf(span, new Date()),
  });
  const names = { month: t.spanMonth, quarter: t.spanQuarter, year: t.spanYear, all: t.spanAll };
  return (
    <div className={styles.page}>
      <p className={styles.soft}>{t.statisticsLead}</p>
      <div className={styles.tools}>
        <Segmented<Span>
          aria-label={t.span}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, label: names[value] }))}
        />
        {data?.since != null && <span className={styles.soft}>{t.since(data.since)}</span>}
      </div>
      {data === undefined && error === null && <LoadingState rows={6} />}
      {data === undefined && error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {data !== undefined && <Figures data={data} />}
    </div>
  );
}

function Figures({ data }: { readonly data: Statistics }) {
  const t = useTexts(checkPageTexts);
  const say = useLocalized();
  if (data.rules.length === 0 && data.authors.length === 0) return <EmptyState title={t.noStatistics} />;
  const most = Math.max(1, ...data.months.map(({ found }) => found));
  return (
    <>
      {data.months.length > 1 && (
        <Panel title={t.byMonth}>
          <ul className={styles.months}>
            {data.months.map(({ month, found }) => (
              <li key={month}>
                <span>{month}</span>
                <span className={styles.track} aria-hidden>
                  <span style={{ inlineSize: `${(found / most) * 100}%` }} />
                </span>
                <span>{found}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Counted
        title={t.byRule}
        lines={data.rules.map((one) => ({ ...one, key: one.rule, name: say(one.title) }))}
      />
      {data.units.length > 1 && (
        // By name, not by number: it is no ranking.
        <Counted
          title={t.byUnit}
          lines={[...data.units]
            .sort((a, b) => a.name.localeCompare(b.name, 'zh'))
            .map((one) => ({ ...one, key: one.organization }))}
        />
      )}
      {[...data.authors]
        .sort((a, b) => a.name.localeCompare(b.name, 'zh'))
        .map((author) => (
          <Panel key={author.person} title={author.name}>
            <p className={styles.soft}>{t.author(author.found, author.manuscripts)}</p>
            <ul className={styles.entries}>
              {author.rules.slice(0, mostRules).map((one) => (
                <li key={one.rule} className={styles.entry}>
                  <span>{say(one.title)}</span>
                  <span>{one.found}</span>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
    </>
  );
}

interface Line extends Pick<Statistics['rules'][number], 'found' | 'accepted' | 'overruled' | 'applied'> {
  readonly key: string;
  readonly name: string;
}

function Counted({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  const t = useTexts(checkPageTexts);
  if (lines.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className={styles.entries}>
        {lines.slice(0, mostLines).map(({ key, name, found, accepted, applied, overruled }) => (
          <li key={key} className={styles.entry}>
            <span>
              {name}
              {accepted + applied + overruled > 0 && (
                <span className={styles.soft}> {t.counted(accepted, applied, overruled)}</span>
              )}
            </span>
            <span>{found}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
