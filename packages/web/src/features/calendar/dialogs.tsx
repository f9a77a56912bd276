import type { Day } from '@sanshen/domain/calendar';
import { type CalendarDate, useCalendar } from './calendar-context.ts';
import { AddDateDialog, DateDialog, ImportDialog } from './DateDialogs.tsx';
import { FeedDialog } from './FeedDialog.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { PlanDialog } from './PlanDialog.tsx';

/** What is open over the calendar. */
export type Dialog =
  | {
      readonly kind: 'plan';
      readonly day: Day;
      readonly channel: string | null;
      readonly campaign: string | null;
    }
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'addDate' | 'import' | 'feeds' };

/** The dialogue that is open, if any. */
export function CalendarDialogs({
  organization,
  dialog,
  onClose,
}: {
  readonly organization: string;
  readonly dialog: Dialog | null;
  readonly onClose: () => void;
}) {
  const { calendar } = useCalendar();
  const common = { organization, onClose };
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'plan':
      return <PlanDialog {...common} calendar={calendar} start={dialog} />;
    case 'item': {
      // What a colleague drops meanwhile closes by itself.
      const item = calendar.items.find(({ id }) => id === dialog.id);
      return item === undefined ? null : (
        <ItemDialog key={item.version} {...common} calendar={calendar} item={item} />
      );
    }
    case 'date':
      return <DateDialog date={dialog.date} onClose={onClose} />;
    case 'addDate':
      return <AddDateDialog {...common} today={calendar.today} />;
    case 'import':
      return <ImportDialog {...common} />;
    case 'feeds':
      return <FeedDialog {...common} />;
  }
}
