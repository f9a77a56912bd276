import { dayOf } from '@sanshen/domain/calendar';
import type { OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { requireGrant } from '../organization/public.ts';
import { candidatesFor } from './people.ts';
import { planOf } from './plan-port.ts';
import { yearsOf } from './read-calendar.ts';
import { rulesOf } from './rules.ts';
import { scenarios } from './scenarios.ts';

/** What is needed to plan a drill, for who runs the unit's drills: the library would tell the others what may come. Throws `access.forbidden`. */
export async function readPreparation(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
) {
  const at = clock.now();
  await requireGrant(db, person, organization, 'runDrills', at);
  const rules = await rulesOf(db, organization, at);
  const year = Number(dayOf(at).slice(0, 4));
  const ahead = [
    ...((await yearsOf(db, [organization], { year, at })).get(organization)?.dates ?? []),
    ...((await yearsOf(db, [organization], { year: year + 1, at })).get(organization)?.dates ?? []),
  ].filter(({ state }) => state === 'open' || state === 'coming');
  const library = await scenarios();
  const plans = [];
  for (const { id } of library) {
    const plan = await planOf(db, organization, id, at);
    if (plan !== null) plans.push({ scenario: id, ...plan });
  }
  return {
    scenarios: library.map(({ injects, ...scenario }) => ({
      ...scenario,
      injects,
      minutes: lengthOf(injects),
    })),
    people: [...(await candidatesFor(db, organization, at))],
    keyDates: ahead.map((date) => ({ ...date })),
    reportWithinDays: rules?.reportWithinDays ?? 0,
    plans,
  };
}

/** Minutes until the last thing asked for is due. */
function lengthOf(
  injects: readonly {
    readonly minute: number;
    readonly expected: { readonly withinMinutes: number } | null;
  }[],
): number {
  return Math.max(...injects.map(({ minute, expected }) => minute + (expected?.withinMinutes ?? 0)));
}
