import type { PublicWriting } from '@sanshen/connectors/reading';
import type { PublicMessage, PublicMessageId } from '@sanshen/domain/conversations';
import type { Instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { Belongs } from './belongs.ts';
import { messageColumns, toMessage } from './message-store.ts';
import { putText } from './text-store.ts';
import { writerAbout } from './writer.ts';

interface New {
  readonly belongs: Belongs;
  readonly writings: readonly PublicWriting[];
  readonly pseudonymOf: (writer: string) => string;
  readonly now: Instant;
}

/** Stores new messages; one that another process has just stored is left out. */
export async function putNew(
  trx: Transaction,
  { vault }: Pick<AppContext, 'vault'>,
  { belongs, writings, pseudonymOf, now }: New,
): Promise<readonly PublicMessage[]> {
  const { root, organization, channel, publications } = belongs;
  const rows = await trx
    .insertInto('public_message')
    .values(
      writings.map((one) => ({
        // It begins with the time of writing, so that rows of one time lie together.
        message_id: newId<PublicMessageId>(Math.max(0, Date.parse(one.writtenAt))),
        root_id: root,
        organization_id: organization,
        channel_id: channel,
        publication_id: publications.get(one.thread ?? '') ?? null,
        kind: one.kind,
        platform_key: one.id,
        thread_key: one.thread,
        pseudonym: pseudonymOf(one.writer ?? one.id),
        body: one.text,
        elected: one.elected,
        written_at: one.writtenAt,
        received_at: now,
        edited_at: one.editedAt,
        seen_at: now,
        state_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['channel_id', 'kind', 'platform_key']).doNothing())
    .returning(messageColumns)
    .execute();
  await putText(trx, rows);
  const writers = new Map(writings.map((one) => [`${one.kind}:${one.id}`, one.writer]));
  const sealed = rows.flatMap((row) => {
    const writer = writers.get(`${row.kind}:${row.platform_key}`) ?? null;
    if (writer === null || !belongs.needsWriter) return [];
    return [
      { message_id: row.message_id, root_id: root, sealed: vault.seal(writer, writerAbout(row.message_id)) },
    ];
  });
  if (sealed.length > 0) await trx.insertInto('public_writer').values(sealed).execute();
  return rows.map(toMessage);
}
