import { WarningOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { dateTimeText } from '../../components/time.tsx';
import { useLanguage, useTexts } from '../../text/language.ts';
import styles from './calendar.module.css';
import { type Item, type Move, useCalendar } from './calendar-context.ts';
import { clockText } from './clock.ts';
import { calendarTexts } from './texts.ts';

/** The type of what is dragged, so that nothing else that is dropped moves a plan. */
export const dragType = 'application/x-sanshen-plan';

/** One post on the calendar: pressed it opens, a plan can be dragged or moved by keys. */
export function ItemChip({ item, weeks }: { readonly item: Item; readonly weeks: boolean }) {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const { clashes, open, move, takeFocus, channelName } = useCalendar();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takeFocus(item.id)) button.current?.focus();
  });
  const clash = clashes(item.id);
  const steps: Readonly<Record<string, Move>> = {
    ArrowLeft: { days: -1 },
    ArrowRight: { days: 1 },
    ArrowUp: weeks ? { days: -7 } : { minutes: -30 },
    ArrowDown: weeks ? { days: 7 } : { minutes: 30 },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey && item.mayMove ? steps[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    move(item, step);
  };
  const kind = { entry: t.planned, manuscript: t.scheduled, publication: t.published }[item.kind];
  const rest = [
    kind,
    dateTimeText(item.at, language),
    channelName(item.channel),
    ...clash.map(({ text }) => `${t.conflict}：${text[language]}`),
  ].join('，');
  return (
    <button
      ref={button}
      type="button"
      className={[styles.item, styles[item.kind], clash.length > 0 ? styles.clash : ''].join(' ')}
      draggable={item.mayMove}
      title={`${item.title}，${rest}`}
      {...(item.mayMove && {
        'aria-keyshortcuts': 'Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown',
      })}
      onClick={() => open(item)}
      onKeyDown={onKeyDown}
      onDragStart={({ dataTransfer }) => {
        dataTransfer.setData(dragType, item.id);
        dataTransfer.effectAllowed = 'move';
      }}
    >
      <span className={styles.clock}>{clockText(item.at)}</span>
      <span className={styles.name}>{item.title}</span>
      <span className="visually-hidden">，{rest}</span>
      {clash.length > 0 && <WarningOutlined className={styles.warn ?? ''} aria-hidden />}
    </button>
  );
}
