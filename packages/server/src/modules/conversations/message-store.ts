import type {
  PendingAnswer,
  PublicMessage,
  PublicMessageId,
  PublicMessageState,
} from '@sanshen/domain/conversations';
import type { Instant } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import { type Database, type Transaction, toJson } from '../../platform/db/database.ts';

/** The columns of a {@link PublicMessage}. */
export const messageColumns = [
  'message_id',
  'root_id',
  'organization_id',
  'channel_id',
  'publication_id',
  'kind',
  'platform_key',
  'thread_key',
  'pseudonym',
  'body',
  'written_at',
  'received_at',
  'edited_at',
  'gone_at',
  'elected',
  'state',
  'answering',
  'read_at',
  'version',
] as const;

function selectMessages(db: Database | Transaction) {
  return db.selectFrom('public_message').select(messageColumns);
}

export type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number];

/** A row as the domain sees it. */
export function toMessage(row: MessageRow): PublicMessage {
  return {
    id: row.message_id,
    root: row.root_id,
    organization: row.organization_id,
    channel: row.channel_id,
    publication: row.publication_id,
    kind: row.kind,
    platformKey: row.platform_key,
    threadKey: row.thread_key,
    pseudonym: row.pseudonym,
    body: row.body,
    writtenAt: row.written_at,
    receivedAt: row.received_at,
    editedAt: row.edited_at,
    goneAt: row.gone_at,
    elected: row.elected,
    state: row.state,
    // Written by claimAnswer from this type and by nothing else.
    answering: row.answering as unknown as PendingAnswer | null,
    readAt: row.read_at,
    version: row.version,
  };
}

/** A comment or message of the public; null once it was deleted, or if there never was one. */
export async function readPublicMessage(
  db: Database | Transaction,
  id: PublicMessageId,
): Promise<PublicMessage | null> {
  const row = await selectMessages(db).where('message_id', '=', id).executeTakeFirst();
  return row === undefined ? null : toMessage(row);
}

/** As {@link readPublicMessage}, its row held until the transaction ends. */
export async function holdPublicMessage(
  trx: Transaction,
  id: PublicMessageId,
): Promise<PublicMessage | null> {
  const row = await selectMessages(trx).where('message_id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toMessage(row);
}

/** Writes what became of a message whose row is held. */
export async function putState(
  trx: Transaction,
  id: PublicMessageId,
  change: {
    readonly state: PublicMessageState;
    readonly at: Instant;
    readonly by: PersonSnapshot | null;
    readonly action: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('public_message')
    .set((row) => ({
      state: change.state,
      state_at: change.at,
      state_by: change.by === null ? null : toJson(change.by),
      action_id: change.action,
      answering: null,
      version: row('version', '+', 1),
    }))
    .where('message_id', '=', id)
    .execute();
}

/** Writes or clears the answer that is on its way. */
export async function putAnswering(
  trx: Transaction,
  id: PublicMessageId,
  answering: PendingAnswer | null,
): Promise<void> {
  await trx
    .updateTable('public_message')
    .set((row) => ({
      answering: answering === null ? null : toJson(answering),
      version: row('version', '+', 1),
    }))
    .where('message_id', '=', id)
    .execute();
}
