import { addHours, type Instant, type ManuscriptId } from '@sanshen/domain/kernel';
import { type Month, monthEnd, monthStart } from '@sanshen/domain/supervision';
import { sequenceNow } from '../../modules/ledger/public.ts';
import { shippedPolicy } from '../../modules/policy/public.ts';
import { followLedger, freezePeriods } from '../../modules/supervision/public.ts';
import type { SettableClock } from '../../platform/clock.ts';
import type { AppContext } from '../../platform/context.ts';
import { fillDemonstration } from '../fill-demonstration.ts';
import type { YearPlan } from './plan-year.ts';
import { playArticles } from './play-articles.ts';
import { playDuties } from './play-duties.ts';

/** How far a year has been played. */
export interface YearProgress {
  readonly month: Month;
  readonly articles: number;
  /** Entries written without their commands. */
  readonly entries: number;
  /** Months of units that were closed. */
  readonly closed: number;
}

/**
 * Plays a planned year in an empty database, month by month: what happens, the counting, and some days after each month its closing. Moves the clock, which must be
 * the context's own, to some days after the last month. Gives the manuscript of each article by its number. Throws when the database is not empty.
 */
export async function playYear(
  context: AppContext,
  clock: SettableClock,
  plan: YearPlan,
  onMonth: (progress: YearProgress) => void = () => {},
): Promise<ReadonlyMap<number, ManuscriptId>> {
  const [first] = plan.months;
  if (first === undefined) throw new RangeError('a year without months');
  clock.set(addHours(monthStart(first), 0.5));
  const organizations = plan.units.map(({ organization }) => organization);
  if ((await fillDemonstration(context, organizations)) === null)
    throw new Error('the database is not empty');
  const { accountability } = (await shippedPolicy('kunming-2023')).policy;
  const manuscripts = new Map<number, ManuscriptId>();
  for (const happenings of plan.happenings) {
    const month = happenings[0]?.month ?? first;
    const written = await playArticles(context, happenings);
    for (const [number, manuscript] of written) manuscripts.set(number, manuscript);
    const entries = await playDuties(context.db, plan, happenings, accountability, written);
    clock.set(lastMoment(month));
    await sequenceNow(context);
    await followLedger(context, true);
    clock.set(addHours(monthEnd(month), 3 * 24 + 2));
    onMonth({ month, articles: written.size, entries, closed: await freezePeriods(context) });
  }
  return manuscripts;
}

function lastMoment(month: Month): Instant {
  return addHours(monthEnd(month), -0.5);
}
