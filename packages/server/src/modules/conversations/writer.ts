import type { ReaderContact } from '@sanshen/connectors/interaction';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import type { AppContext } from '../../platform/context.ts';
import type { Database, Transaction } from '../../platform/db/database.ts';
import { registerSealed } from '../../platform/sealed-columns.ts';
import { readPublicMessage } from './message-store.ts';

/** What the sealed id of a message's writer is bound to. */
export function writerAbout(message: string): string {
  return `writer of ${message}`;
}

registerSealed({
  table: 'public_writer',
  key: ['message_id'],
  column: 'sealed',
  about: ([message = '']) => writerAbout(message),
});

/**
 * The platform's id of who wrote a message, for the call that answers it and for nothing else: never give it to a route, a record or a log. Null where the
 * platform needs none, and once it was deleted.
 */
export async function writerOf(
  { vault }: Pick<AppContext, 'vault'>,
  db: Database | Transaction,
  id: PublicMessageId,
): Promise<string | null> {
  const row = await db
    .selectFrom('public_writer')
    .select('sealed')
    .where('message_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : vault.open(row.sealed, writerAbout(id));
}

/** The contact that a message opened, as the connector asks for it; `sentSince` is what the caller knows to have sent to it. As {@link writerOf}. */
export async function contactOf(
  context: Pick<AppContext, 'vault'>,
  db: Database | Transaction,
  id: PublicMessageId,
  sentSince: number,
): Promise<ReaderContact | null> {
  const message = await readPublicMessage(db, id);
  const reader = await writerOf(context, db, id);
  return message === null || reader === null || message.kind !== 'message'
    ? null
    : { reader, kind: 'message', at: message.writtenAt, sentSince };
}
