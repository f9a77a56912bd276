import type { Day } from '@sanshen/domain/calendar';
import { type ReactNode, useState } from 'react';
import styles from './calendar.module.css';
import { useCalendar } from './calendar-context.ts';
import { dragType } from './ItemChip.tsx';

/** A day, or a day of a channel, on which a plan can be dropped. */
export function DropPlace({
  day,
  channel,
  className,
  children,
}: {
  readonly day: Day;
  /** Where a plan goes that is dropped here; absent: it stays on its channel. */
  readonly channel?: string | null;
  readonly className: string;
  readonly children: ReactNode;
}) {
  const { calendar, move } = useCalendar();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways; keys and the dialogue do the same
    <div
      className={`${className} ${over ? styles.over : ''}`}
      data-day={day}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const id = event.dataTransfer.getData(dragType);
        const item = calendar.items.find((one) => one.id === id);
        if (item === undefined || !item.mayMove) return;
        event.preventDefault();
        move(item, channel === undefined ? { day } : { day, channel });
      }}
    >
      {children}
    </div>
  );
}
