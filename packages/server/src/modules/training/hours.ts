import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import { dayOf } from '@sanshen/domain/patrol';
import type { CourseId, HoursCredited } from '@sanshen/domain/training';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import { certifyAfterHours } from './certify.ts';
import { recordTraining } from './record.ts';

type Db = Database | Transaction;

/** Hours of training between two days (`YYYY-MM-DD` in Asia/Shanghai, both included), of a person or of all people of an organisation together. */
export async function hoursLearnt(
  db: Db,
  of: { readonly organization: OrganizationId } | { readonly person: PersonId },
  from: string,
  to: string,
): Promise<number> {
  const { hours } = await db
    .selectFrom('training_hours')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('hours'), row.lit(0)).as('hours'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .$if('organization' in of, (query) =>
      query.where('organization_id', '=', 'organization' in of ? of.organization : ('' as OrganizationId)),
    )
    .$if('person' in of, (query) =>
      query.where('person_id', '=', 'person' in of ? of.person : ('' as PersonId)),
    )
    .executeTakeFirstOrThrow();
  return Number(hours);
}

/** Hours of several people between two days; who has none is left out. */
export async function hoursByPerson(
  db: Db,
  people: readonly PersonId[],
  from: string,
  to: string,
): Promise<ReadonlyMap<PersonId, number>> {
  if (people.length === 0) return new Map();
  const rows = await db
    .selectFrom('training_hours')
    .select((row) => ['person_id', row.fn.sum<number>('hours').as('hours')])
    .where('person_id', 'in', people)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, Number(row.hours)]));
}

/** What hours are credited for. */
export interface Credit {
  readonly root: OrganizationId;
  readonly organization: OrganizationId;
  readonly hours: number;
  readonly title: string;
  readonly day: string;
  readonly course: { readonly id: CourseId; readonly version: number } | null;
}

/** Credits people with hours, and issues certificates that waited for nothing else. A course is credited to somebody once. */
export async function creditHours(
  trx: Transaction,
  people: readonly PersonId[],
  { course, ...credit }: Credit,
  by: Parameters<typeof recordTraining>[2],
  now: Instant,
): Promise<void> {
  // As every decision about an organisation begins, so that none waits for another in a circle.
  await trx
    .selectFrom('organization')
    .select('version')
    .where('organization_id', '=', credit.organization)
    .forUpdate()
    .executeTakeFirst();
  const events = people.map(
    (person): HoursCredited => ({
      kind: 'hoursCredited',
      id: newId(),
      ...credit,
      person,
      course,
      at: now,
    }),
  );
  if (events.length === 0) return;
  await recordTraining(trx, credit.organization, by, events);
  for (const person of people) await certifyAfterHours(trx, person, now);
}

/** Today in Asia/Shanghai. Pure. */
export const today = dayOf;
