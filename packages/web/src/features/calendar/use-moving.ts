import { moveEntry } from '@sanshen/contract/calendar';
import { dayOf, daysAfter, instantOf, minuteOfDay } from '@sanshen/domain/calendar';
import { brandId, type Instant } from '@sanshen/domain/kernel';
import { useCallback, useRef } from 'react';
import { useCommand } from '../../app/api.ts';
import { dateTimeText } from '../../components/time.tsx';
import { useMessages } from '../../components/useMessages.ts';
import { useLanguage, useTexts } from '../../text/language.ts';
import type { Item, Move } from './calendar-context.ts';
import { calendarTexts } from './texts.ts';

/** The instant to which a move leads: the time of day stays where only days are said. */
export function movedTo(at: Instant, { day, days = 0, minutes = 0 }: Move): Instant {
  const start = day ?? daysAfter(dayOf(at), days);
  return instantOf(start, minuteOfDay(at) + minutes);
}

/** Moves plans by dragging and by keys; the moved one keeps the focus. A colleague's newer version is told, and shown by then. */
export function useMoving() {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const messages = useMessages();
  const { mutate, isPending } = useCommand(moveEntry);
  const focused = useRef<string | null>(null);
  const busy = useRef(isPending);
  busy.current = isPending;
  const move = useCallback(
    (item: Item, to: Move) => {
      const at = movedTo(brandId<Instant>(item.at), to);
      const channel = to.channel === undefined ? item.channel : to.channel;
      // One step after the other: the next one needs the version that this one makes.
      if (busy.current || item.version === null || (at === item.at && channel === item.channel)) return;
      focused.current = item.id;
      mutate(
        { params: { entry: item.id }, body: { at, channel, version: item.version } },
        {
          onSuccess: () => messages.done(t.moved(dateTimeText(at, language))),
          onError: messages.refused,
        },
      );
    },
    [mutate, messages, t, language],
  );
  const takeFocus = useCallback((item: string) => {
    // Where the browser still has it, nothing is to be done; it is lost when the plan moves to another cell.
    if (focused.current !== item || document.activeElement !== document.body) return false;
    focused.current = null;
    return true;
  }, []);
  return { move, takeFocus };
}
