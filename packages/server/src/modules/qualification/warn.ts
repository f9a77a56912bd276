import {
  addHours,
  brandId,
  type Instant,
  instant,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { type Ending, endingsOf, lostAt, warningFor } from '@sanshen/domain/qualification';
import { sql } from 'kysely';
import { z } from 'zod';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { leaderStandings, peopleWithStanding } from '../channels/public.ts';
import { organizationsAbove } from '../organization/public.ts';
import { effectivePolicy } from '../policy/public.ts';
import { tell } from '../review/public.ts';
import { coverGround, loadTerms } from './ground.ts';
import { conditionName, warnDays } from './show.ts';

/** Farther ahead than any rule book may warn. */
const horizonDays = 365;
/** How far back the daily look sees to it that nobody was left untold. */
const missedHours = 26;

/** The daily job: tells people and their leaders what ends soon, and what has ended. Repeating it tells nobody twice. */
export async function warnOfEnds(context: AppContext): Promise<void> {
  const { db, clock, log } = context;
  const now = clock.now();
  const [from, to] = [addHours(now, -missedHours), addHours(now, horizonDays * 24)];
  const { rows } = await sql<{ person: PersonId }>`
    select person_id as person from qualification where valid_to > ${from} and valid_to <= ${to}
    union select person_id from employment where valid_to > ${from} and valid_to <= ${to}
    union select person_id from appointment where valid_to > ${from} and valid_to <= ${to}
    order by person`.execute(db);
  for (const { person } of rows) {
    try {
      await db.transaction().execute((trx) => warnOf(trx, person, now));
    } catch (error) {
      // One person whose facts cannot be read must not leave the others unwarned.
      log.error({ err: error, person }, 'the ends of a qualification could not be looked at');
    }
  }
}

const payloadSchema = z.object({ person: z.string() });

/** The job at the moment of an end: looks at one person. */
export async function lookAtPerson({ db, clock }: AppContext, payload: unknown): Promise<void> {
  const person = brandId<PersonId>(payloadSchema.parse(payload).person);
  await db.transaction().execute((trx) => warnOf(trx, person, clock.now()));
}

async function warnOf(trx: Transaction, person: PersonId, now: Instant): Promise<void> {
  const since = addHours(now, -missedHours);
  const [terms] = await loadTerms(trx, { people: [person] }, since);
  if (terms === undefined) return;
  const endings = endingsOf(terms, since, addHours(now, horizonDays * 24));
  if (endings.length === 0) return;
  const home = await trx
    .selectFrom('person')
    .select(['organization_id', 'root_id'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (home === undefined) return;
  const policy = (await effectivePolicy(trx, home.organization_id, now))?.policy;
  const days = warnDays(policy);
  for (const ending of endings) {
    const warning = ending.at <= now ? 0 : warningFor(ending, days, now);
    if (warning === null || !(await isNews(trx, ending, warning, home.root_id, now))) continue;
    const item = conditionName(policy, ending.what, ending.item);
    await tellOf(trx, { ending, warning, item }, now);
  }
}

/** Whether nobody was told of this yet; then it is noted as told. */
async function isNews(
  trx: Transaction,
  { person, what, item, organization, at }: Ending,
  days: number,
  root: OrganizationId,
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('qualification_notice')
    .values({
      ...{ person_id: person, what, item, organization_id: organization ?? '', ends_at: at, days },
      root_id: root,
      told_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function tellOf(
  trx: Transaction,
  about: {
    readonly ending: Ending;
    readonly warning: number;
    readonly item: { readonly zh: string; readonly en: string };
  },
  now: Instant,
): Promise<void> {
  const { ending, warning, item } = about;
  const { person, at } = ending;
  const before = instant(new Date(Date.parse(at) - 1).toISOString());
  const [terms] = await loadTerms(trx, { people: [person] }, before);
  const places = [...new Set((terms?.appointments ?? []).map((one) => one.organization))];
  const ground = await coverGround(trx, places, before, [person]);
  const lost = lostAt(ground.duties, ground.people, person, at);
  // Of an appointment that ended while its work goes on by another one nobody need be told.
  if (lost.length === 0 && ending.what !== 'qualification') return;
  const over = warning === 0;
  const details = {
    ...{ person, what: ending.what, item, endsAt: at, days: warning },
    duties: lost.map(({ duty, uncovered }) => ({ kind: duty.kind, name: duty.name, uncovered })),
    organization: places[0] ?? null,
  };
  await tell(
    trx,
    { kind: over ? 'qualificationLapsed' : 'qualificationEnding', people: [person], details },
    now,
  );
  const leaders = await leadersOf(
    trx,
    places,
    person,
    lost.some(({ uncovered }) => uncovered),
    now,
  );
  const kind = over ? 'qualificationLapsedOf' : 'qualificationEndingOf';
  if (leaders.length > 0) await tell(trx, { kind, people: leaders, details }, now);
}

/** Who answers for the person's units; the superior too where something is left uncovered, or where he is the leader himself. */
async function leadersOf(
  trx: Transaction,
  places: readonly OrganizationId[],
  person: PersonId,
  uncovered: boolean,
  now: Instant,
): Promise<readonly PersonId[]> {
  const own = (await peopleWithStanding(trx, places, leaderStandings, now)).filter((one) => one !== person);
  if (own.length > 0 && !uncovered) return own;
  const above: OrganizationId[] = [];
  for (const place of places) above.push(...(await organizationsAbove(trx, place, now)).slice(0, 1));
  const superiors = await peopleWithStanding(trx, above, leaderStandings, now);
  return [...new Set([...own, ...superiors])].filter((one) => one !== person);
}

/** Notices older than the longest warning are of no use any more. */
export async function purgeNotices({ db, clock }: AppContext): Promise<void> {
  const old = addHours(clock.now(), -(horizonDays + 30) * 24);
  await db.deleteFrom('qualification_notice').where('told_at', '<', old).execute();
}
