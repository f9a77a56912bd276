import { calendarProblems } from '@sanshen/contract/calendar-problems';
import { importProblemTexts } from '@sanshen/contract/calendar-texts';
import { dayOf, daysAfter, type LocalDate, type LocalDateId, readICalendar } from '@sanshen/domain/calendar';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem, platformProblem } from '../../platform/problem.ts';
import { requireGrant, rootOf } from '../organization/public.ts';
import { countDates, holdDate, knownUids } from './date-store.ts';
import { recordCalendar, requireDecider } from './record.ts';

/** Dates that one unit keeps at most. */
const mostDates = 5_000;

/** How far from today an imported file is read: what is long past or far ahead helps nobody to plan. */
const daysBack = 31;
const daysAhead = 3 * 366;

/**
 * Puts local dates on a unit's calendar; those imported before are left as they are. Throws `request.notFound`, `access.forbidden`,
 * `calendar.datesTooMany`.
 */
export function addDates(
  context: AppContext,
  key: CommandKey,
  wish: {
    readonly person: PersonId;
    readonly organization: OrganizationId;
    readonly dates: readonly Omit<LocalDate, 'id'>[];
  },
): Promise<{ readonly added: number; readonly known: number }> {
  const { person, organization } = wish;
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const root = await rootOf(trx, organization);
    if (root === null) throw platformProblem('request.notFound');
    const by = await requireDecider(trx, person, organization, 'keepDates', at);
    const known = new Set(
      await knownUids(
        trx,
        organization,
        wish.dates.flatMap(({ uid }) => uid ?? []),
      ),
    );
    const dates = wish.dates.flatMap((date) => {
      if (date.uid !== null && known.has(date.uid)) return [];
      if (date.uid !== null) known.add(date.uid);
      return [{ ...date, id: newId<LocalDateId>() }];
    });
    if ((await countDates(trx, organization)) + dates.length > mostDates) {
      throw new Problem(calendarProblems['calendar.datesTooMany'], { most: mostDates });
    }
    if (dates.length > 0) {
      const event = { kind: 'datesAdded', dates, decided: { by, at } } as const;
      await recordCalendar(trx, { root, organization }, event);
    }
    return { added: dates.length, known: wish.dates.length - dates.length };
  });
}

/** Takes a local date off the calendar. Throws `request.notFound`, `access.forbidden`. */
export function removeDate(
  context: AppContext,
  key: CommandKey,
  wish: { readonly person: PersonId; readonly date: string },
): Promise<void> {
  return runCommand(context, key, async (trx) => {
    const at = context.clock.now();
    const date = await holdDate(trx, wish.date);
    if (date === null) throw platformProblem('request.notFound');
    const by = await requireDecider(trx, wish.person, date.organization, 'keepDates', at);
    await recordCalendar(trx, date, { kind: 'dateRemoved', date: date.id, decided: { by, at } });
  });
}

/** What an iCalendar text holds, and what in it was not understood; nothing is kept. Throws `access.forbidden`. */
export async function previewImport(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
  text: string,
) {
  const now = clock.now();
  await requireGrant(db, person, organization, 'keepDates', now);
  const today = dayOf(now);
  const window = { from: daysAfter(today, -daysBack), to: daysAfter(today, daysAhead) };
  const { dates, problems } = readICalendar(text, window);
  const known = await knownUids(
    db,
    organization,
    dates.map(({ uid }) => uid),
  );
  return {
    dates: dates.map((date) => ({ ...date, known: known.has(date.uid) })),
    problems: problems.map((problem) => ({ ...problem, text: importProblemTexts[problem.code] })),
  };
}
