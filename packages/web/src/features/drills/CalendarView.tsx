import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { readDrillCalendar } from '@sanshen/contract/drills';
import type { RouteAnswer } from '@sanshen/contract/route';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useRead } from '../../app/api.ts';
import { Panel } from '../../components/Panel.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { todayInChina } from '../../components/time.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';
import { dueKeys, dueTones } from './words.ts';

type Answer = RouteAnswer<typeof readDrillCalendar>;
type Year = NonNullable<Answer['own']>;

/** 演练日历: what the rule book wants in a year, held, planned and missing; of a superior the units below too, those that lack most first. */
export function CalendarView({ organization }: { readonly organization: string }) {
  const t = useTexts(drillTexts);
  const [year, setYear] = useState(() => Number(todayInChina().slice(0, 4)));
  const { data, error, refetch } = useRead(readDrillCalendar, { params: { organization }, query: { year } });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className={styles.years}>
        <Button icon={<LeftOutlined />} aria-label={t.earlier} onClick={() => setYear(year - 1)} />
        <strong>{t.year(year)}</strong>
        <Button icon={<RightOutlined />} aria-label={t.later} onClick={() => setYear(year + 1)} />
      </div>
      {data === undefined && <LoadingState />}
      {data?.own === null && data.below.length === 0 && <EmptyState title={t.owesNone} />}
      {data?.own && (
        <Panel title={<YearHead year={data.own} />} flush>
          {data.own.dates.length === 0 && <EmptyState title={t.noDates} hint={t.noDatesHint} />}
          {data.own.dates.map((date) => (
            <DueLine key={date.keyDate} date={date} />
          ))}
        </Panel>
      )}
      {(data?.below.length ?? 0) > 0 && (
        <Panel title={t.below} flush>
          {data?.below.map((unit) => (
            <div key={unit.organization} className={styles.line}>
              <span className={styles.words}>
                <Link to="/emergency/drills" search={{ organization: unit.organization, view: 'calendar' }}>
                  {unit.organizationName}
                </Link>
                <span className={styles.soft}>
                  {t.wanted(unit.year.wanted, unit.year.held, unit.year.planned)}
                </span>
              </span>
              <span className={styles.tags}>
                <Lack year={unit.year} />
                {unit.year.dates
                  .filter(({ state }) => state === 'missed' || state === 'open')
                  .map((date) => (
                    <DateTag key={date.keyDate} date={date} />
                  ))}
              </span>
            </div>
          ))}
        </Panel>
      )}
    </>
  );
}

function YearHead({ year }: { readonly year: Year }) {
  const t = useTexts(drillTexts);
  return (
    <span className={styles.tags}>
      {t.wanted(year.wanted, year.held, year.planned)}
      <Lack year={year} />
    </span>
  );
}

function Lack({ year }: { readonly year: Year }) {
  const t = useTexts(drillTexts);
  return year.missing > 0 ? (
    <Tag tone="amber">{t.missing(year.missing)}</Tag>
  ) : (
    <Tag tone="jade">{t.enough}</Tag>
  );
}

type DueDate = Year['dates'][number];

function DateTag({ date }: { readonly date: DueDate }) {
  const t = useTexts(drillTexts);
  const say = useLocalized();
  return (
    <Tag tone={dueTones[date.state]}>
      {say(date.name)} {t[dueKeys[date.state]]}
    </Tag>
  );
}

function DueLine({ date }: { readonly date: DueDate }) {
  const t = useTexts(drillTexts);
  const say = useLocalized();
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        <strong>
          {say(date.name)} {date.day}
        </strong>
        <span className={styles.soft}>{t.window(date.opensOn, date.day)}</span>
      </span>
      <span className={styles.tags}>
        <Tag tone={dueTones[date.state]}>{t[dueKeys[date.state]]}</Tag>
        {date.drill !== null && (
          <Link to="/emergency/drills/$drill" params={{ drill: date.drill }}>
            {t.list}
          </Link>
        )}
      </span>
    </div>
  );
}
