import { readHidings } from '@sanshen/contract/interaction-standing';
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Time } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './InteractionPage.module.css';
import { interactionTexts } from './texts.ts';

/** How much a unit and those below it have hidden, why and by whom; open to those who supervise it. */
export function HidingsView({ organization }: { readonly organization: string }) {
  const t = useTexts(interactionTexts);
  const local = useLocalized();
  const [days, setDays] = useState(30);
  const { data, error, refetch } = useRead(readHidings, { params: { organization }, query: { days } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return (
    <>
      <Alert type="info" showIcon title={t.criticism} />
      <Segmented
        aria-label={t.period}
        value={days}
        onChange={setDays}
        options={[7, 30, 90].map((value) => ({ value, label: t.days(value) }))}
        style={{ alignSelf: 'start' }}
      />
      <Panel title={t.byReason}>
        <p className={styles.sum}>
          <strong>{t.total(data.total)}</strong>
          <span className={styles.soft}>{t.byRule(data.byRule)}</span>
          <span className={styles.soft}>{t.refusedCount(data.refused)}</span>
        </p>
        <Bars
          lines={data.reasons.map(({ reason, name, count }) => ({ key: reason, name: local(name), count }))}
        />
      </Panel>
      {data.units.length > 1 && (
        <Panel title={t.byUnit}>
          <Bars lines={data.units.map(({ organization: key, name, count }) => ({ key, name, count }))} />
        </Panel>
      )}
      <Panel title={t.recent}>
        {data.recent.length === 0 && <EmptyState title={t.noneHidden} hint={t.noneHiddenHint} />}
        <ul className={styles.list}>
          {data.recent.map((one) => (
            <li key={one.act} className={styles.card}>
              <div className={styles.head}>
                <strong>{local(one.reason)}</strong>
                <span>{one.channel}</span>
                <span className={`${styles.push} ${styles.soft}`}>
                  <Time at={one.at} />
                </span>
              </div>
              <dl className={styles.facts}>
                <dt>{t.asked}</dt>
                <dd>
                  {one.organizationName} · {one.asked.name}
                </dd>
                <dt>{t.approvers}</dt>
                <dd>{one.byRule ? t.ruleOnly : one.approved.join('、')}</dd>
              </dl>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function Bars({
  lines,
}: {
  readonly lines: readonly { readonly key: string; readonly name: string; readonly count: number }[];
}) {
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <ul className={styles.bars}>
      {lines.map(({ key, name, count }) => (
        <li key={key}>
          <span>{name}</span>
          <span className={styles.bar} aria-hidden>
            <span style={{ width: `${(100 * count) / most}%` }} />
          </span>
          <span>{count}</span>
        </li>
      ))}
    </ul>
  );
}
