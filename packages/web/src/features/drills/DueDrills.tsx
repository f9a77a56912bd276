import { readDrillCalendar } from '@sanshen/contract/drills';
import type { Day } from '@sanshen/domain/calendar';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../app/api.ts';
import { Tag } from '../../components/Tag.tsx';
import { useLocalized, useTexts } from '../../text/language.ts';
import styles from './drills.module.css';
import { drillTexts } from './texts.ts';
import { dueKeys, dueTones } from './words.ts';

/** Drills that the rule book wants for key dates, where their days touch those that a calendar shows; nothing where there are none. */
export function DueDrills({
  organization,
  from,
  to,
}: {
  readonly organization: string;
  readonly from: Day;
  readonly to: Day;
}) {
  // A key date at the beginning of a year is prepared for in the year before, and stands in its own.
  const years = [...new Set([from, to].map((day) => Number(day.slice(0, 4))))];
  return years.map((year) => (
    <DueInYear key={year} organization={organization} year={year} from={from} to={to} />
  ));
}

function DueInYear({
  organization,
  year,
  from,
  to,
}: {
  readonly organization: string;
  readonly year: number;
  readonly from: Day;
  readonly to: Day;
}) {
  const t = useTexts(drillTexts);
  const say = useLocalized();
  // Beside the calendar itself: it stands without this, so what fails here is not shown.
  const { data } = useRead(readDrillCalendar, { params: { organization }, query: { year } });
  const dates = data?.own?.dates.filter(({ opensOn, day }) => opensOn <= to && day >= from) ?? [];
  if (dates.length === 0) return null;
  return (
    <div className={styles.tags}>
      <Link to="/emergency/drills" search={{ organization, view: 'calendar' }}>
        {t.title}
      </Link>
      {dates.map((date) => (
        <span key={date.keyDate} className={styles.tags}>
          {say(date.name)} <span className={styles.soft}>{t.window(date.opensOn, date.day)}</span>
          <Tag tone={dueTones[date.state]}>{t[dueKeys[date.state]]}</Tag>
        </span>
      ))}
    </div>
  );
}
