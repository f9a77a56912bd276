import type { Instant, OrganizationId, PersonId } from '@sanshen/domain/kernel';
import type { Office } from '@sanshen/domain/organization';
import {
  applySelection,
  type Selection,
  type SelectionEvent,
  type SelectionId,
} from '@sanshen/domain/qualification';
import { type Database, type Transaction, toJson } from '../../../platform/db/database.ts';

/** A selection; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findSelection(
  db: Database | Transaction,
  id: SelectionId,
  hold = false,
): Promise<Selection | null> {
  const row = await db
    .selectFrom('selection')
    .select('selection')
    .where('selection_id', '=', id)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectSelection from this type and by nothing else.
  return row === undefined ? null : (row.selection as unknown as Selection);
}

/** Whether a selection of a person for an office of a unit is open. */
export async function isOpen(
  db: Database | Transaction,
  organization: OrganizationId,
  candidate: PersonId,
  office: Office,
): Promise<boolean> {
  const row = await db
    .selectFrom('selection')
    .select('selection_id')
    .where('organization_id', '=', organization)
    .where('candidate_id', '=', candidate)
    .where('office', '=', office)
    .where('status', 'not in', ['confirmed', 'ended'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the row that an event means. */
export async function projectSelection(trx: Transaction, event: SelectionEvent): Promise<Selection> {
  const before = event.kind === 'proposed' ? null : await findSelection(trx, event.selection, true);
  const selection = applySelection(before, event);
  const changing = {
    status: selection.status,
    probation_ends_at: selection.probation?.endsAt ?? null,
    selection: toJson(selection),
  };
  await trx
    .insertInto('selection')
    .values({
      selection_id: selection.id,
      root_id: selection.root,
      organization_id: selection.organization,
      candidate_id: selection.candidate,
      office: selection.office,
      proposed_at: selection.proposed.at,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('selection_id').doUpdateSet(changing))
    .execute();
  return selection;
}

/** What was written about a candidate. */
export interface SelectionWords {
  readonly statement: string;
  readonly answers: readonly boolean[] | null;
  readonly check: string | null;
  readonly vouch: string | null;
  readonly end: string | null;
}

/** Keeps the words of who proposed, apart from the record. */
export async function keepStatement(
  trx: Transaction,
  selection: Selection,
  statement: string,
): Promise<void> {
  const { id, root, organization } = selection;
  await trx
    .insertInto('selection_words')
    .values({ selection_id: id, root_id: root, organization_id: organization, statement })
    .execute();
}

/** Adds what was written later; nothing where the words are gone. */
export async function addWords(
  trx: Transaction,
  selection: SelectionId,
  more: {
    readonly answers?: readonly boolean[];
    readonly check_note?: string;
    readonly vouch_note?: string;
    readonly end_note?: string;
    readonly ended_at?: Instant;
  },
): Promise<void> {
  const { answers, ...rest } = more;
  await trx
    .updateTable('selection_words')
    .set({ ...rest, ...(answers === undefined ? {} : { answers: toJson(answers) }) })
    .where('selection_id', '=', selection)
    .execute();
}

/** The words of some selections; those that were deleted are left out. */
export async function wordsOf(
  db: Database | Transaction,
  selections: readonly SelectionId[],
): Promise<ReadonlyMap<SelectionId, SelectionWords>> {
  if (selections.length === 0) return new Map();
  const rows = await db
    .selectFrom('selection_words')
    .selectAll()
    .where('selection_id', 'in', selections)
    .execute();
  return new Map(
    rows.map((row) => [
      row.selection_id,
      {
        statement: row.statement,
        // Written by addWords and by nothing else.
        answers: row.answers as unknown as readonly boolean[] | null,
        check: row.check_note,
        vouch: row.vouch_note,
        end: row.end_note,
      },
    ]),
  );
}
