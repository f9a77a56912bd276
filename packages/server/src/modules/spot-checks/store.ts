import type { PersonId } from '@sanshen/domain/kernel';
import {
  applySpotCheck,
  type DrawnFrom,
  type SpotAnswer,
  type SpotCheck,
  type SpotCheckEvent,
  type SpotCheckId,
} from '@sanshen/domain/spot-checks';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A spot check; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findSpotCheck(
  db: Database | Transaction,
  id: string,
  hold = false,
): Promise<SpotCheck | null> {
  const row = await db
    .selectFrom('spot_check')
    .select('spot_check')
    // Checked by the route to be a UUID; an id that nobody has is found nowhere.
    .where('spot_check_id', '=', id as SpotCheckId)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toSpotCheck(row.spot_check);
}

/** The domain's spot check of a row's column. */
export function toSpotCheck(column: unknown): SpotCheck {
  // Written by projectSpotCheck from this type and by nothing else.
  return column as SpotCheck;
}

/** Writes the rows that an event means. */
export async function projectSpotCheck(trx: Transaction, event: SpotCheckEvent): Promise<SpotCheck> {
  const before = event.kind === 'drawn' ? null : await findSpotCheck(trx, event.id, true);
  const after = applySpotCheck(before, event);
  const changing = { status: after.status, spot_check: toJson(after) };
  await trx
    .insertInto('spot_check')
    .values({
      spot_check_id: after.id,
      root_id: after.root,
      organization_id: after.organization,
      drawn_at: after.drawn.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('spot_check_id').doUpdateSet(changing))
    .execute();
  await projectPeople(trx, after);
  if (event.kind === 'drawn') await keepPopulation(trx, after, event.population);
  return after;
}

async function projectPeople(trx: Transaction, check: SpotCheck): Promise<void> {
  const { inspectors, referee, submitted, status } = check;
  const answered = (person: PersonId) => submitted.some((one) => one.person === person);
  const rows = [
    ...inspectors.map(({ person }) => ({ person_id: person, duty: 'inspector', done: answered(person) })),
    { person_id: referee.person, duty: 'referee', done: status !== 'settling' },
  ];
  for (const row of rows) {
    await trx
      .insertInto('spot_check_person')
      .values({ spot_check_id: check.id, root_id: check.root, ...row })
      .onConflict((conflict) =>
        conflict.columns(['spot_check_id', 'person_id']).doUpdateSet({ done: row.done }),
      )
      .execute();
  }
}

async function keepPopulation(
  trx: Transaction,
  { id, root }: SpotCheck,
  population: readonly DrawnFrom[],
): Promise<void> {
  for (let start = 0; start < population.length; start += 1000) {
    const part = population.slice(start, start + 1000);
    await trx
      .insertInto('spot_check_population')
      .values(
        part.map(({ publication, weight, reasons }) => ({
          ...{ spot_check_id: id, publication_id: publication, root_id: root, weight },
          reasons: toJson(reasons),
        })),
      )
      .execute();
  }
}

/** From what a sample was drawn. */
export async function populationOf(db: Database | Transaction, id: SpotCheckId) {
  return db
    .selectFrom('spot_check_population')
    .select(['publication_id as id', 'weight'])
    .where('spot_check_id', '=', id)
    .orderBy('publication_id')
    .execute();
}

/** An inspector's answers, and the salt of the commitment to them; null before he has handed them in. */
export async function answersOf(
  db: Database | Transaction,
  id: SpotCheckId,
  person: PersonId,
): Promise<{ readonly answers: readonly SpotAnswer[]; readonly salt: string } | null> {
  const row = await db
    .selectFrom('spot_check_answers')
    .select(['answers', 'salt'])
    .where('spot_check_id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  // Written by keepAnswers from this type and by nothing else.
  return row === undefined ? null : { answers: row.answers as unknown as SpotAnswer[], salt: row.salt };
}

export async function keepAnswers(
  trx: Transaction,
  { id, root }: SpotCheck,
  person: PersonId,
  { answers, salt }: { readonly answers: readonly SpotAnswer[]; readonly salt: string },
): Promise<void> {
  await trx
    .insertInto('spot_check_answers')
    .values({ spot_check_id: id, root_id: root, person_id: person, salt, answers: toJson(answers) })
    .execute();
}
