import { longestSpan, type readCalendar as route } from '@sanshen/contract/calendar';
import { calendarProblems } from '@sanshen/contract/calendar-problems';
import { conflictText } from '@sanshen/contract/calendar-texts';
import type { RouteOutput } from '@sanshen/contract/route';
import { type Conflict, conflictsOf, type Day, dayOf, daysAfter } from '@sanshen/domain/calendar';
import { brandId, type ChannelId, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { grantOf } from '@sanshen/domain/organization';
import { type CalendarRules, noCalendarRules } from '@sanshen/domain/policy';
import type { AppContext } from '../../platform/context.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { livingOf } from '../channels/public.ts';
import { freezeOver } from '../emergency/freezes/public.ts';
import { standpoint } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { collectItems, type Item, isWithin } from './collect.ts';
import { collectDates } from './collect-dates.ts';

/** The answer, before it is checked against the contract. */
export type ReadCalendar = RouteOutput<typeof route>;

/** Channels that something can be planned on. */
const plannable = ['applied', 'approved', 'filed', 'active', 'dormant', 'suspended'] as const;

/** The calendar of a unit on some days, as a person sees it. Throws `access.forbidden`, `calendar.spanTooLong`. */
export async function readCalendar(
  context: AppContext,
  person: PersonId,
  organization: OrganizationId,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<ReadCalendar> {
  const { db, clock } = context;
  const now = clock.now();
  const may = await rightsOf(context, person, organization);
  if (!may('readCalendar')) throw platformProblem('access.forbidden', { organization });
  if (from > to || daysAfter(from, longestSpan) < to)
    throw new Problem(calendarProblems['calendar.spanTooLong']);
  const effective = await effectivePolicy(db, organization, now);
  const rules = effective?.policy.calendar ?? noCalendarRules('§0');
  const keeps = may('keepDates');
  const mayPlan = may('planCalendar');
  // A day more at both ends, so that what is too near shows over midnight too.
  const around = { from: daysAfter(from, -1), to: daysAfter(to, 1) };
  const [frozen, channels, dates, collected] = await Promise.all([
    freezeOver(db, organization),
    livingOf(db, [organization], plannable),
    collectDates(context, organization, { ...around, mourning: rules.mourning.keyDates, keeps }),
    collectItems(db, organization, { ...around, now, mayPlan, drafts: may('readManuscript') }),
  ]);
  const found = conflictsOf({
    posts: collected.items.map(({ id, channel, at, past }) => ({
      id,
      channel: channel === null ? null : brandId<ChannelId>(channel),
      at: brandId(at),
      past,
    })),
    dates,
    rules,
    frozen: frozen !== null,
  });
  const items = collected.items.filter(({ at }) => isWithin(brandId(at), { from, to }));
  const shown = new Set(items.map(({ id }) => id));
  return {
    from,
    to,
    today: dayOf(now),
    frozen: frozen !== null,
    rules: {
      minimumMinutes: rules.posting.minimumMinutes,
      quietHours: rules.posting.quietHours,
      clause: rules.posting.clause,
    },
    channels: channels.map(({ id, name, platform, status }) => ({ channel: id, name, platform, status })),
    dates: dates.filter((date) => date.to >= from && date.from <= to),
    items,
    conflicts: found
      .filter(({ post }) => shown.has(post))
      .map((conflict) => told(conflict, collected.items, rules)),
    more: collected.more,
    mayPlan,
    mayKeepDates: keeps,
  };
}

type Right = 'readCalendar' | 'planCalendar' | 'keepDates' | 'readManuscript';

/** What a person may do with a unit's calendar; two queries for all of it. */
async function rightsOf({ db, clock }: AppContext, person: PersonId, organization: OrganizationId) {
  const now = clock.now();
  const { tree, facts } = await standpoint(db, person, [organization], now);
  return (action: Right) => grantOf(tree, facts?.appointments ?? [], organization, action, now) !== null;
}

function told(
  conflict: Conflict,
  items: readonly Item[],
  { posting, mourning }: CalendarRules,
): ReadCalendar['conflicts'][number] {
  const other = conflict.kind === 'tooNear' ? conflict.other : null;
  const otherTitle = items.find(({ id }) => id === other)?.title ?? '';
  const { minimumMinutes, quietHours } = posting;
  return {
    kind: conflict.kind,
    item: conflict.post,
    other,
    text: conflictText(conflict, { minimumMinutes, quietHours, otherTitle }),
    clause:
      conflict.kind === 'frozen' ? null : conflict.kind === 'mourning' ? mourning.clause : posting.clause,
  };
}
