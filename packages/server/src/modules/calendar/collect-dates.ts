import type { calendarDateSchema } from '@sanshen/contract/calendar';
import type { Day } from '@sanshen/domain/calendar';
import type { OrganizationId } from '@sanshen/domain/kernel';
import type { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import { namesOf, organizationsAbove } from '../organization/public.ts';
import { comingDates, type KeyDate, loadKeyDates } from '../workbench/public.ts';
import { datesBetween } from './date-store.ts';

export type CalendarDate = z.input<typeof calendarDateSchema>;

const most = 1000;
let shipped: Promise<readonly KeyDate[]> | undefined;

/**
 * Key dates of some days: those that come with the product, and those that the unit and its superiors keep. `mourning` are the ids that the rule
 * book names; `keeps` says whether the caller may take the unit's own off.
 */
export async function collectDates(
  { db, clock }: AppContext,
  organization: OrganizationId,
  asked: {
    readonly from: Day;
    readonly to: Day;
    readonly mourning: readonly string[];
    readonly keeps: boolean;
  },
): Promise<readonly CalendarDate[]> {
  const { from, to, mourning, keeps } = asked;
  // Files of the product, which do not change while it runs.
  shipped ??= loadKeyDates();
  const now = clock.now();
  const above = await organizationsAbove(db, organization, now);
  const kept = await datesBetween(db, [organization, ...above], { from, to, limit: most });
  const names = await namesOf(
    db,
    kept.map((date) => date.organization),
    now,
  );
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const fixed = comingDates(await shipped, from, days).map(
    ({ id, kind, name, date }): CalendarDate => ({
      id: `${id}/${date}`,
      source: 'shipped',
      kind,
      name,
      from: date,
      to: date,
      note: '',
      organizationName: null,
      mourning: mourning.includes(id),
      mayRemove: false,
    }),
  );
  const local = kept.map(
    (date): CalendarDate => ({
      id: date.id,
      source: 'unit',
      kind: date.kind,
      name: { zh: date.name, en: date.name },
      from: date.from,
      to: date.to,
      note: date.note,
      organizationName: names.get(date.organization) ?? date.organization,
      mourning: date.kind === 'mourning',
      mayRemove: keeps && date.organization === organization,
    }),
  );
  return [...fixed, ...local].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1,
  );
}
