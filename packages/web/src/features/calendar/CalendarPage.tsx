import { LeftOutlined, MoreOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { readCalendar } from '@sanshen/contract/calendar';
import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useRead } from '../../app/api.ts';
import { useUnitOf } from '../../app/session.tsx';
import { useShortcuts } from '../../components/shortcuts.ts';
import { EmptyState, ErrorState, LoadingState } from '../../components/states.tsx';
import { Tag } from '../../components/Tag.tsx';
import { todayInChina } from '../../components/time.tsx';
import { UnitHeader } from '../../components/UnitHeader.tsx';
import { useLanguage, useTexts } from '../../text/language.ts';
import { DueDrills } from '../drills/DueDrills.tsx';
import styles from './calendar.module.css';
import { CalendarContext, type CalendarDate, type CalendarDesk, type Item } from './calendar-context.ts';
import { DaysGrid } from './DaysGrid.tsx';
import { daysOf, stepped } from './days.ts';
import { CalendarDialogs, type Dialog } from './dialogs.tsx';
import { LanesView } from './LanesView.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { type CalendarSearch, type CalendarView, calendarViews } from './search.ts';
import { calendarTexts } from './texts.ts';
import { useMoving } from './use-moving.ts';
import { dayText, monthText } from './words.ts';

/** 日历: key dates, plans, schedules and publications of a unit by month, by week, or by channel. */
export function CalendarPage() {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const search = useSearch({ from: '/inside/calendar' });
  const navigate = useNavigate();
  const organization = useUnitOf(search.organization);
  const view = search.view ?? 'month';
  const day = search.day ?? todayInChina();
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const [first = day] = days;
  const last = days.at(-1) ?? day;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { move, takeFocus } = useMoving();
  const { data, error, refetch } = useRead(
    readCalendar,
    { params: { organization }, query: { from: first, to: last } },
    { placeholderData: keepPreviousData },
  );
  const go = (change: CalendarSearch) =>
    void navigate({ to: '/calendar', search: { ...search, ...change }, replace: true });
  const step = (direction: 1 | -1) => go({ day: stepped(view, day, direction) });
  const startPlan = (on: string, channel: string | null = null) =>
    setDialog({ kind: 'plan', day: on, channel, campaign: null });
  useShortcuts([
    { keys: 'k', label: t.before, run: () => step(-1) },
    { keys: 'j', label: t.after, run: () => step(1) },
    { keys: 't', label: t.today, run: () => go({ day: todayInChina() }) },
    ...(data?.mayPlan === true
      ? [{ keys: 'n', label: t.plan, run: () => startPlan([day, data.today].toSorted().at(-1) ?? day) }]
      : []),
  ]);
  const shown = data !== undefined && data.from === first && data.to === last ? data : undefined;
  const desk: CalendarDesk | null =
    data === undefined
      ? null
      : {
          calendar: data,
          days,
          month: view === 'month' ? day.slice(0, 7) : null,
          channelName: (id) => data.channels.find(({ channel }) => channel === id)?.name ?? t.noChannel,
          clashes: (item) => data.conflicts.filter((one) => one.item === item),
          open: (item: Item) => setDialog({ kind: 'item', id: item.id }),
          openDate: (date: CalendarDate) => setDialog({ kind: 'date', date }),
          plan: startPlan,
          move,
          takeFocus,
        };
  return (
    <div className={styles.page}>
      <UnitHeader
        title={t.title}
        lead={t.lead}
        organization={organization}
        onUnit={(unit) => go({ organization: unit })}
      >
        {data?.mayPlan === true && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => startPlan([day, data.today].toSorted().at(-1) ?? day)}
          >
            {t.plan}
          </Button>
        )}
        <MoreMenu
          organization={organization}
          from={first}
          to={last}
          mayKeepDates={data?.mayKeepDates === true}
          onDialog={setDialog}
          icon={<MoreOutlined />}
        />
      </UnitHeader>
      <div className={styles.bar}>
        <Segmented<CalendarView>
          aria-label={t.view}
          value={view}
          onChange={(value) => go({ view: value })}
          options={calendarViews.map((value) => ({ value, label: t[value] }))}
        />
        <Button icon={<LeftOutlined />} aria-label={t.before} onClick={() => step(-1)} />
        <span className={styles.period} aria-live="polite">
          {view === 'month'
            ? monthText(day, language)
            : `${dayText(first, language)} – ${dayText(last, language)}`}
        </span>
        <Button icon={<RightOutlined />} aria-label={t.after} onClick={() => step(1)} />
        <Button onClick={() => go({ day: todayInChina() })}>{t.today}</Button>
        {shown !== undefined && shown.conflicts.length > 0 && (
          <Tag tone="cinnabar">{t.conflicts(shown.conflicts.length)}</Tag>
        )}
        {shown?.more === true && <Tag tone="amber">{t.tooMany}</Tag>}
      </div>
      <DueDrills organization={organization} from={first} to={last} />
      {data?.frozen === true && <Alert type="error" showIcon title={t.frozen} />}
      {error !== null && <ErrorState error={error} retry={() => void refetch()} />}
      {error === null && desk === null && <LoadingState rows={8} />}
      {desk !== null && (
        <CalendarContext value={desk}>
          {view === 'lanes' ? <LanesView /> : <DaysGrid week={view === 'week'} />}
          {shown !== undefined && shown.items.length + shown.dates.length === 0 && (
            <EmptyState title={t.nothing} hint={shown.mayPlan && t.nothingHint} />
          )}
          <p className={styles.rules}>
            {t.rules(
              desk.calendar.rules.minimumMinutes,
              desk.calendar.rules.quietHours === null
                ? t.noQuiet
                : `${desk.calendar.rules.quietHours.from}–${desk.calendar.rules.quietHours.to}`,
            )}{' '}
            {desk.calendar.rules.clause}
            {desk.calendar.mayPlan && <span className={styles.keysHint}> · {t.keys}</span>}
          </p>
          <CalendarDialogs organization={organization} dialog={dialog} onClose={() => setDialog(null)} />
        </CalendarContext>
      )}
    </div>
  );
}
