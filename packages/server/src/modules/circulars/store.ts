import {
  applyToCircular,
  type Circular,
  type CircularEvent,
  type CircularId,
  type CircularWord,
  nextChase,
  replaceBy,
} from '@sanshen/domain/circulars';
import {
  brandId,
  type Instant,
  type ManuscriptId,
  type OrganizationId,
  type PersonId,
} from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A circular; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findCircular(
  db: Database | Transaction,
  id: string,
  hold = false,
): Promise<Circular | null> {
  const row = await db
    .selectFrom('circular')
    .select('one')
    .where('circular_id', '=', brandId<CircularId>(id))
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toCircular(row.one);
}

/** The domain's circular of a row's column. */
export function toCircular(column: unknown): Circular {
  // Written by writeCircular from this type and by nothing else.
  return column as Circular;
}

/** The circular whose text a manuscript is; null where it is none's. */
export async function circularOfManuscript(
  db: Database | Transaction,
  manuscript: ManuscriptId,
): Promise<Circular | null> {
  const row = await db
    .selectFrom('circular')
    .select('one')
    .where('manuscript_id', '=', manuscript)
    .executeTakeFirst();
  return row === undefined ? null : toCircular(row.one);
}

/** How a circular stands with one addressee. */
export interface Delivery {
  readonly unit: OrganizationId;
  readonly deliveredAt: Instant;
  readonly receiptDue: Instant;
  readonly received: CircularWord | null;
}

/** How a circular stands with its addressees; with `hold` for one of them, its row held until the transaction ends. */
export async function deliveriesOf(
  db: Database | Transaction,
  circular: CircularId,
  hold: OrganizationId | null = null,
): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('circular_unit')
    .select([
      'organization_id as unit',
      'delivered_at as deliveredAt',
      'receipt_due as receiptDue',
      'received',
    ])
    .where('circular_id', '=', circular)
    .$if(hold !== null, (query) =>
      query.where('organization_id', 'in', hold === null ? [] : [hold]).forUpdate(),
    )
    .orderBy('organization_id')
    .execute();
  // Written by projectReceipt from this type and by nothing else.
  return rows.map((row) => ({ ...row, received: row.received as unknown as CircularWord | null }));
}

/** Who of which unit read a circular, the first first. */
export function readersOf(db: Database | Transaction, circular: CircularId) {
  return db
    .selectFrom('circular_reader')
    .select(['organization_id as unit', 'person_id as person', 'name', 'at'])
    .where('circular_id', '=', circular)
    .orderBy('at')
    .orderBy('person_id')
    .limit(5000)
    .execute();
}

/** The next number of an organisation's circulars in a year. Its row is held until the transaction ends, so that two never get one and none is left out. */
export async function takeNumber(
  trx: Transaction,
  { root, organization }: Pick<Circular, 'root' | 'organization'>,
  year: number,
): Promise<number> {
  const { last } = await trx
    .insertInto('circular_number')
    .values({ organization_id: organization, root_id: root, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'year'])
        .doUpdateSet((eb) => ({ last: eb('circular_number.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

/** Writes the rows that an event means; gives the circular after it. */
export async function projectCircular(trx: Transaction, event: CircularEvent): Promise<Circular> {
  const before = event.kind === 'drafted' ? null : await findCircular(trx, event.circular, true);
  const after = applyToCircular(before, event);
  if (event.kind === 'received') {
    await projectReceipt(trx, after, event);
    return after;
  }
  await writeCircular(trx, after);
  if (event.kind === 'issued') await projectIssue(trx, after, event);
  return after;
}

async function writeCircular(trx: Transaction, one: Circular): Promise<void> {
  const changing = {
    status: one.status,
    number_year: one.issued?.number.year ?? null,
    number: one.issued?.number.number ?? null,
    issued_at: one.issued?.at ?? null,
    one: toJson(one),
  };
  await trx
    .insertInto('circular')
    .values({
      circular_id: one.id,
      root_id: one.root,
      organization_id: one.organization,
      manuscript_id: one.manuscript,
      of_id: one.of,
      drafted_at: one.drafted.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('circular_id').doUpdateSet(changing))
    .execute();
}

async function projectIssue(
  trx: Transaction,
  one: Circular,
  { issue, word }: Extract<CircularEvent, { kind: 'issued' }>,
): Promise<void> {
  const { year, number } = issue.number;
  await trx
    .insertInto('circular_number')
    .values({ organization_id: one.organization, root_id: one.root, year, last: number })
    .onConflict((conflict) => conflict.columns(['organization_id', 'year']).doUpdateSet({ last: number }))
    .execute();
  const rows = one.envelope.recipients.map(({ unit }) => ({
    circular_id: one.id,
    organization_id: unit,
    root_id: one.root,
    delivered_at: word.at,
    receipt_due: issue.receiptDue,
    chase_at: nextChase(issue.receiptDue, word.at),
  }));
  await trx.insertInto('circular_unit').values(rows).execute();
  const replaced = one.of === null ? null : await findCircular(trx, one.of, true);
  if (replaced !== null) await writeCircular(trx, replaceBy(replaced, one));
}

async function projectReceipt(
  trx: Transaction,
  one: Circular,
  { unit, word }: Extract<CircularEvent, { kind: 'received' }>,
): Promise<void> {
  const { person, name } = word.by;
  await trx
    .insertInto('circular_reader')
    .values({
      circular_id: one.id,
      organization_id: unit,
      root_id: one.root,
      person_id: brandId<PersonId>(person),
      name,
      at: word.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .updateTable('circular_unit')
    .set({ received: toJson(word), received_at: word.at, chase_at: null })
    .where('circular_id', '=', one.id)
    .where('organization_id', '=', unit)
    .where('received_at', 'is', null)
    .execute();
}
