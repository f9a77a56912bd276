import { PlusOutlined } from '@ant-design/icons';
import type { Day } from '@sanshen/domain/calendar';
import { Button } from 'antd';
import { useLanguage, useTexts } from '../../text/language.ts';
import styles from './calendar.module.css';
import { useCalendar } from './calendar-context.ts';
import { DateChip, dayIn } from './DaysGrid.tsx';
import { DropPlace } from './DropPlace.tsx';
import { ItemChip } from './ItemChip.tsx';
import { calendarTexts } from './texts.ts';
import { dayText } from './words.ts';

/** A week with a lane for each channel, and one for what has none yet. */
export function LanesView() {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const { calendar, days } = useCalendar();
  const lanes = [
    ...calendar.channels.map(({ channel, name }) => ({ channel, name })),
    { channel: null, name: t.noChannel },
  ];
  return (
    <div className={styles.lanes}>
      <div className={`${styles.laneRow} ${styles.laneHeads}`}>
        <div className={styles.laneName} />
        {days.map((day) => (
          <div key={day} className={`${styles.laneCell} ${styles.laneHead}`}>
            <time
              dateTime={day}
              className={styles.soft}
              {...(day === calendar.today && { 'aria-current': 'date' })}
            >
              {dayText(day, language)}
            </time>
            {calendar.dates
              .filter(({ from, to }) => from <= day && day <= to)
              .map((date) => (
                <DateChip key={date.id} date={date} />
              ))}
          </div>
        ))}
      </div>
      {lanes.map(({ channel, name }) => (
        <div key={channel ?? ''} className={styles.laneRow}>
          <h2 className={styles.laneName}>{name}</h2>
          {days.map((day) => (
            <LaneCell key={day} day={day} channel={channel} name={name} />
          ))}
        </div>
      ))}
    </div>
  );
}

function LaneCell({
  day,
  channel,
  name,
}: {
  readonly day: Day;
  readonly channel: string | null;
  readonly name: string;
}) {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const { calendar, plan } = useCalendar();
  const known = new Set(calendar.channels.map((one) => one.channel));
  const items = calendar.items.filter(
    (item) =>
      dayIn(item.at) === day &&
      (channel === null ? item.channel === null || !known.has(item.channel) : item.channel === channel),
  );
  const text = dayText(day, language);
  return (
    <DropPlace
      day={day}
      channel={channel}
      className={`${styles.laneCell} ${items.length === 0 ? styles.emptyCell : ''}`}
    >
      <span className={`${styles.soft} ${styles.laneDay}`}>{text}</span>
      {items.map((item) => (
        <ItemChip key={item.id} item={item} weeks={false} />
      ))}
      {calendar.mayPlan && day >= calendar.today && (
        <Button
          type="text"
          size="small"
          className={styles.add ?? ''}
          icon={<PlusOutlined />}
          aria-label={`${name}，${t.planOn(text)}`}
          onClick={() => plan(day, channel)}
        />
      )}
    </DropPlace>
  );
}
