import type { readUnitPractice } from '@sanshen/contract/practice';
import type { RouteOutput } from '@sanshen/contract/route';
import { addHours, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { addScores } from '@sanshen/domain/practice';
import type { AppContext } from '../../platform/context.ts';
import { requireGrant } from '../organization/public.ts';
import { catchRates, namedStages, stageNames } from './catch-rates.ts';
import { catchDays, untilNow } from './learn-next.ts';
import { practiceRules } from './rules.ts';
import { sharedSince } from './share.ts';
import { doneIn } from './store.ts';

/** Fewer people than this, and a sum would show single ones. */
export const fewestPeople = 3;

/**
 * Practice and real work of a unit over a year, in sums; single people only as far as they share and the rule book allows. In the order of names, never of
 * figures. Throws `access.forbidden`.
 */
export async function readUnit(
  { db, clock }: AppContext,
  person: PersonId,
  organization: OrganizationId,
): Promise<RouteOutput<typeof readUnitPractice>> {
  const now = clock.now();
  await requireGrant(db, person, organization, 'leadTraining', now);
  const since = addHours(now, -catchDays * 24);
  const [people, done, rules, rates, names] = await Promise.all([
    db
      .selectFrom('person')
      .innerJoin('appointment', 'appointment.person_id', 'person.person_id')
      .select(['person.person_id', 'person.name'])
      .distinct()
      .where('person.organization_id', '=', organization)
      .where('appointment.valid_from', '<=', now)
      .where((row) =>
        row.or([row('appointment.valid_to', 'is', null), row('appointment.valid_to', '>', now)]),
      )
      .orderBy('person.name')
      .execute(),
    doneIn(db, organization, since),
    practiceRules(db, organization, now),
    catchRates(db, { organization }, since, untilNow(now)),
    stageNames(db, organization, now),
  ]);
  const practised = new Set(done.map((one) => one.person)).size;
  const shown = practised >= fewestPeople;
  const enough = people.length >= fewestPeople;
  const shares =
    rules.figures === 'shared'
      ? await sharedSince(
          db,
          people.map((row) => row.person_id),
        )
      : new Map();
  const shared = await Promise.all(
    people
      .filter((row) => shares.has(row.person_id))
      .map(async ({ person_id: id, name }) => {
        const own = done.filter((one) => one.person === id);
        const catches = await catchRates(db, { person: id }, since, untilNow(now));
        const byKind = [...addScores(own.map(({ score }) => score.byKind))];
        return { person: id, name, exercises: own.length, byKind, catches: [...catches.byKind] };
      }),
  );
  return {
    since,
    people: people.length,
    practised,
    exercises: done.length,
    byKind: shown ? [...addScores(done.map(({ score }) => score.byKind))] : null,
    falseAlarms: shown ? done.reduce((sum, { score }) => sum + score.falseAlarms, 0) : null,
    catches: enough ? [...rates.byKind] : null,
    stages: enough ? namedStages(rates.byStage, names) : null,
    shared,
  };
}
