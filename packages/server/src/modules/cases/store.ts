import { applyCase, type Case, type CaseEvent, type CaseId } from '@sanshen/domain/cases';
import { brandId, type Digest, type OrganizationId, type PersonId } from '@sanshen/domain/kernel';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A case; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findCase(db: Database | Transaction, id: string, hold = false): Promise<Case | null> {
  const row = await db
    .selectFrom('accountability_case')
    .select('one')
    .where('case_id', '=', brandId<CaseId>(id))
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row === undefined ? null : toCase(row.one);
}

/** The domain's case of a row's column. */
export function toCase(column: unknown): Case {
  // Written by projectCase from this type and by nothing else.
  return column as Case;
}

/** Writes the rows that an event means; gives the case before and after it. */
export async function projectCase(
  trx: Transaction,
  id: CaseId,
  event: CaseEvent,
): Promise<{ readonly before: Case | null; readonly after: Case }> {
  const before = event.kind === 'opened' ? null : await findCase(trx, id, true);
  const after = applyCase(before, event);
  const changing = {
    gravity: after.gravity,
    status: after.status,
    notified_at: after.notified?.at ?? null,
    due_at: after.dueAt,
    overdue: after.overdue,
    one: toJson(after),
  };
  await trx
    .insertInto('accountability_case')
    .values({
      case_id: id,
      root_id: after.root,
      organization_id: after.organization,
      handler_id: after.handler,
      clause: after.clause,
      source_kind: after.source.kind,
      source_id: after.source.id,
      opened_at: after.opened.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(changing))
    .execute();
  await addEvent(trx, after, event);
  await addFiles(trx, after, event);
  return { before, after };
}

async function addEvent(trx: Transaction, { id, root }: Case, event: CaseEvent): Promise<void> {
  const { number } = await trx
    .selectFrom('accountability_case_event')
    .select((eb) => eb.fn.countAll<number>().as('number'))
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('accountability_case_event')
    .values({ case_id: id, number: Number(number) + 1, root_id: root, event: toJson(event) })
    .execute();
}

async function addFiles(trx: Transaction, { id, root }: Case, event: CaseEvent): Promise<void> {
  const evidence = 'evidence' in event ? event.evidence : [];
  const shown = evidence.filter(({ kind }) => kind === 'file').map((one) => one.id);
  const sent = 'files' in event ? event.files.map(({ file }) => file) : [];
  const files = [...new Set([...shown, ...sent])];
  if (files.length === 0) return;
  await trx
    .insertInto('accountability_case_file')
    .values(files.map((file) => ({ file: brandId<Digest>(file), case_id: id, root_id: root })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What happened in a case, oldest first. */
export async function eventsOf(db: Database | Transaction, id: CaseId): Promise<readonly CaseEvent[]> {
  const rows = await db
    .selectFrom('accountability_case_event')
    .select('event')
    .where('case_id', '=', id)
    .orderBy('number')
    .execute();
  // Written by addEvent from this type and by nothing else.
  return rows.map(({ event }) => event as unknown as CaseEvent);
}

/** Keeps whom a case concerns. */
export async function keepConcerned(
  trx: Transaction,
  one: { readonly id: CaseId; readonly root: OrganizationId },
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return;
  await trx
    .insertInto('accountability_case_person')
    .values([...new Set(people)].map((person_id) => ({ case_id: one.id, person_id, root_id: one.root })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether a case concerns a person. */
export async function isConcerned(
  db: Database | Transaction,
  id: CaseId,
  person: PersonId,
): Promise<boolean> {
  const row = await db
    .selectFrom('accountability_case_person')
    .select('person_id')
    .where('case_id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}
