import { PlusOutlined } from '@ant-design/icons';
import { type Day, dayOf } from '@sanshen/domain/calendar';
import { brandId, type Instant } from '@sanshen/domain/kernel';
import { Button } from 'antd';
import { useLanguage, useLocalized, useTexts } from '../../text/language.ts';
import styles from './calendar.module.css';
import { type CalendarDate, useCalendar } from './calendar-context.ts';
import { DropPlace } from './DropPlace.tsx';
import { ItemChip } from './ItemChip.tsx';
import { calendarTexts } from './texts.ts';
import { dayText, weekdayText } from './words.ts';

/** The day in China of an instant of the server's. */
export const dayIn = (at: string): Day => dayOf(brandId<Instant>(at));

/** A month or a week, a cell for each day; on a phone a list of the days that hold something. */
export function DaysGrid({ week }: { readonly week: boolean }) {
  const language = useLanguage();
  const { days } = useCalendar();
  return (
    <div className={`${styles.grid} ${week ? styles.week : ''}`}>
      {days.slice(0, 7).map((day) => (
        <div key={day} className={styles.weekday} aria-hidden>
          {weekdayText(day, language)}
        </div>
      ))}
      {days.map((day) => (
        <DayCell key={day} day={day} week={week} />
      ))}
    </div>
  );
}

function DayCell({ day, week }: { readonly day: Day; readonly week: boolean }) {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const { calendar, month, plan } = useCalendar();
  const items = calendar.items.filter(({ at }) => dayIn(at) === day);
  const dates = calendar.dates.filter(({ from, to }) => from <= day && day <= to);
  const outside = month !== null && !day.startsWith(month);
  const today = day === calendar.today;
  const empty = items.length + dates.length === 0 && !today;
  const text = dayText(day, language);
  return (
    <DropPlace
      day={day}
      className={[
        styles.day,
        outside ? styles.outside : '',
        today ? styles.today : '',
        empty ? styles.emptyDay : '',
      ].join(' ')}
    >
      <div className={styles.head}>
        <time dateTime={day} className={styles.number} {...(today && { 'aria-current': 'date' })}>
          {Number(day.slice(8))}
          <span className="visually-hidden">{text}</span>
        </time>
        <span className={styles.weekdayInline}>{text}</span>
        {calendar.mayPlan && day >= calendar.today && (
          <Button
            type="text"
            size="small"
            className={styles.add ?? ''}
            icon={<PlusOutlined />}
            aria-label={t.planOn(text)}
            onClick={() => plan(day)}
          />
        )}
      </div>
      {dates.map((date) => (
        <DateChip key={date.id} date={date} />
      ))}
      {items.map((item) => (
        <ItemChip key={item.id} item={item} weeks={!week} />
      ))}
    </DropPlace>
  );
}

/** A key date; one of a unit opens, since somebody may take it off. */
export function DateChip({ date }: { readonly date: CalendarDate }) {
  const say = useLocalized();
  const { openDate } = useCalendar();
  const className = `${styles.date} ${date.mourning ? styles.mourning : ''}`;
  const name = say(date.name);
  if (date.source === 'shipped') {
    return (
      <span className={className} title={name}>
        {name}
      </span>
    );
  }
  return (
    <button type="button" className={className} title={name} onClick={() => openDate(date)}>
      {name}
    </button>
  );
}
