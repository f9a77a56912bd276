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
  const { mutate } = useCommand(moveEntry);
  const focused = useRef<string | null>(null);
  // One step after the other, since each needs the version that the one before made; keys pressed meanwhile wait, those for other plans are left.
  const moving = useRef<{ readonly item: string; readonly next: Move[] } | null>(null);
  const move = useCallback(
    (first: Item, to: Move) => {
      if (moving.current !== null) {
        if (moving.current.item === first.id) moving.current.next.push(to);
        return;
      }
      const next: Move[] = [];
      const run = (item: Item, step: Move): void => {
        const at = movedTo(brandId<Instant>(item.at), step);
        const channel = step.channel === undefined ? item.channel : step.channel;
        if (item.version === null || (at === item.at && channel === item.channel)) {
          moving.current = null;
          return;
        }
        moving.current = { item: item.id, next };
        focused.current = item.id;
        mutate(
          { params: { entry: item.id }, body: { at, channel, version: item.version } },
          {
            onSuccess: ({ version }) => {
              moving.current = null;
              const following = next.shift();
              if (following === undefined) messages.done(t.moved(dateTimeText(at, language)));
              else run({ ...item, at, channel, version }, following);
            },
            onError: (problem) => {
              moving.current = null;
              messages.refused(problem);
            },
          },
        );
      };
      run(first, to);
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
