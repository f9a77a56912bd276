import type { OrganizationId } from '@sanshen/domain/kernel';
import { applyLetter, type Letter, type LetterEvent, type LetterId } from '@sanshen/domain/responsibility';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** A letter; null if there is none. With `hold` its row is held until the transaction ends. */
export async function findLetter(
  db: Database | Transaction,
  id: string,
  hold = false,
): Promise<Letter | null> {
  const row = await db
    .selectFrom('responsibility_letter')
    .select('letter')
    // An id that was never given finds nothing.
    .where('letter_id', '=', id as LetterId)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  // Written by projectLetter from this type and by nothing else.
  return row === undefined ? null : (row.letter as unknown as Letter);
}

/** The letters of some units and a year, in the order in which they were issued. */
export async function lettersOf(
  db: Database | Transaction,
  organizations: readonly OrganizationId[],
  year: number,
): Promise<readonly Letter[]> {
  if (organizations.length === 0) return [];
  const rows = await db
    .selectFrom('responsibility_letter')
    .select('letter')
    .where('organization_id', 'in', organizations)
    .where('year', '=', year)
    .orderBy('letter_id')
    .execute();
  // As above.
  return rows.map((row) => row.letter as unknown as Letter);
}

/** Writes what an event made of a letter. */
export async function projectLetter(trx: Transaction, event: LetterEvent): Promise<Letter> {
  const before = event.kind === 'issued' ? null : await findLetter(trx, event.letter, true);
  const letter = applyLetter(before, event);
  const row = {
    letter_id: letter.id,
    root_id: letter.root,
    organization_id: letter.organization,
    issuer_id: letter.issuer,
    person_id: letter.party.kind === 'person' ? letter.party.person : null,
    year: letter.year,
    status: letter.status,
    until: letter.until,
    letter: toJson(letter),
  };
  await trx
    .insertInto('responsibility_letter')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('letter_id').doUpdateSet({ status: row.status, letter: row.letter }),
    )
    .execute();
  return letter;
}
