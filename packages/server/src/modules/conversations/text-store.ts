import { sql } from 'kysely';
import type { Transaction } from '../../platform/db/database.ts';
import type { MessageRow } from './message-store.ts';
import { searchedOf } from './searched.ts';

/** Writes what is searched of some messages. */
export async function putText(
  trx: Transaction,
  rows: readonly Pick<MessageRow, 'message_id' | 'root_id' | 'organization_id' | 'written_at' | 'body'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('public_message_text')
    .values(
      rows.map(({ message_id, root_id, organization_id, written_at, body }) => {
        const { folded, lexemes } = searchedOf(organization_id, body);
        const search = sql<string>`array_to_tsvector(${lexemes}::text[])`;
        return { message_id, root_id, organization_id, written_at, folded, search };
      }),
    )
    .onConflict((conflict) =>
      conflict.column('message_id').doUpdateSet((text) => ({
        folded: text.ref('excluded.folded'),
        search: text.ref('excluded.search'),
      })),
    )
    .execute();
}
