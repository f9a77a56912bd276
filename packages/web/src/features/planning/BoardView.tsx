import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type Board, readBoard } from '@sanshen/contract/planning';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import { BehindDrawer, type Question } from './BehindDrawer.tsx';
import { CountTable } from './CountTable.tsx';
import styles from './planning.module.css';
import type { Period, PlanningSearch } from './search.ts';
import { spanName } from './span-name.ts';
import { TargetCard } from './TargetCard.tsx';
import { planningTexts } from './texts.ts';

/** The board of one unit and period. */
export function BoardView({
  organization,
  search,
  go,
}: {
  readonly organization: string;
  readonly search: PlanningSearch;
  readonly go: (change: PlanningSearch) => void;
}) {
  const t = useTexts(planningTexts);
  const period = search.period ?? 'month';
  const query = { organization, period, ...(search.date === undefined ? {} : { date: search.date }) };
  const { data, error, refetch } = useRead(readBoard, { query });
  const [question, setQuestion] = useState<Question | null>(null);
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingState rows={8} />;
  const ask = (about: Omit<Question, 'organization' | 'period' | 'date'>) =>
    setQuestion({
      organization,
      period,
      date: data.span.from > data.today || data.span.to <= data.today ? data.span.from : data.today,
      ...about,
    });
  return (
    <>
      <PeriodBar board={data} period={period} go={go} />
      <Missing board={data} organization={organization} />
      <section aria-label={t.targets} className={styles.targets}>
        {data.targets.map((target) => (
          <TargetCard
            key={target.id}
            target={target}
            onAsk={(state, name) =>
              ask({ target: target.id, title: name, ...(state === null ? {} : { state }) })
            }
          />
        ))}
      </section>
      {data.targets.length === 0 && <EmptyState title={t.noTargets} hint={t.noTargetsHint} />}
      <Panel title={t.byTopic} flush>
        <CountTable by="topic" board={data} onAsk={ask} />
      </Panel>
      <Panel title={t.byForm} flush>
        <CountTable by="form" board={data} onAsk={ask} />
      </Panel>
      {question !== null && <BehindDrawer question={question} onClose={() => setQuestion(null)} />}
    </>
  );
}

/** Which period is shown, and the ones before and after it. */
function PeriodBar({
  board,
  period,
  go,
}: {
  readonly board: Board;
  readonly period: Period;
  readonly go: (change: PlanningSearch) => void;
}) {
  const t = useTexts(planningTexts);
  const { span, today } = board;
  const dayBefore = new Date(Date.parse(span.from) - 86_400_000).toISOString().slice(0, 10);
  const present = span.from <= today && today < span.to;
  return (
    <div className={styles.bar}>
      <Segmented
        aria-label={t.period}
        value={period}
        onChange={(chosen) => go({ period: chosen })}
        options={(['week', 'month', 'quarter', 'year'] as const).map((one) => ({
          value: one,
          label: t[one],
        }))}
      />
      <div className={styles.walk}>
        <Button icon={<LeftOutlined />} aria-label={t.earlier} onClick={() => go({ date: dayBefore })} />
        <strong className={styles.span}>{spanName(span, t)}</strong>
        <Button icon={<RightOutlined />} aria-label={t.later} onClick={() => go({ date: span.to })} />
        {!present && (
          <Button type="link" onClick={() => go({ date: today })}>
            {t.now}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What is missing, each in a sentence; a person decides. */
function Missing({ board, organization }: { readonly board: Board; readonly organization: string }) {
  const t = useTexts(planningTexts);
  const say = useLocalized();
  if (board.targets.length === 0) return null;
  const planned = board.targets.some(({ verdict }) => verdict !== 'empty');
  return (
    <Panel title={t.missing}>
      {board.recommendations.length === 0 && <p>{planned ? t.nothingMissing : t.nothingPlanned}</p>}
      {!planned && board.mayPlan && (
        <Link to="/planning/ideas" search={{ organization, propose: '' }}>
          {t.propose}
        </Link>
      )}
      <ul className={styles.missing}>
        {board.recommendations.map(({ target, kind, line }) => (
          <li key={target}>
            <span>{say(line)}</span>
            {kind === 'more' && board.mayPlan && (
              <Link to="/planning/ideas" search={{ organization, propose: topicOf(board, target) }}>
                {t.propose}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{t.missingHint}</p>
    </Panel>
  );
}

/** The first topic that a target speaks of: only what the form begins with. */
function topicOf({ targets }: Board, id: string): string {
  return targets.find((one) => one.id === id)?.topics?.[0] ?? '';
}
