import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { Database, Transaction } from '../../../platform/db/database.ts';

/** A saved view of the list. */
export interface View {
  readonly view: string;
  readonly name: string;
  readonly query: string;
  readonly createdAt: Instant;
}

const columns = ['view_id as view', 'name', 'query', 'created_at as createdAt'] as const;

/** A person's views by name. */
export function viewsOf(db: Database | Transaction, person: PersonId): Promise<View[]> {
  return db
    .selectFrom('saved_view')
    .select(columns)
    .where('person_id', '=', person)
    .orderBy('name')
    .execute();
}

/** Keeps a view; one of the same name takes the new query and keeps its id. */
export function putView(trx: Transaction, person: PersonId, view: View): Promise<View> {
  const { view: view_id, name, query, createdAt } = view;
  return trx
    .insertInto('saved_view')
    .values({ person_id: person, view_id, name, query, created_at: createdAt })
    .onConflict((conflict) => conflict.columns(['person_id', 'name']).doUpdateSet({ query }))
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Removes a view of a person; nothing happens if he has none with this id. */
export async function removeView(trx: Transaction, person: PersonId, view: string): Promise<void> {
  await trx.deleteFrom('saved_view').where('person_id', '=', person).where('view_id', '=', view).execute();
}
