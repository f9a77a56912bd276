import type { PersonId } from '@sanshen/domain/kernel';
import { type CommandKey, runCommand } from '../../platform/commands.ts';
import type { AppContext } from '../../platform/context.ts';
import { toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import { newId } from '../../platform/new-id.ts';
import { requireMessage } from './access.ts';

/**
 * What colleagues tell each other about a message. It is a type of its own, in a table of its own, that nothing which sends can take: acts are made from a text and a
 * target, never from a note. Throws `request.notFound`.
 */
export interface InternalNote {
  readonly message: string;
  readonly note: string;
}

/** Writes a note. */
export function writeNote(
  context: AppContext,
  key: CommandKey,
  person: PersonId,
  { message: id, note: body }: InternalNote,
): Promise<{ note: string }> {
  return runCommand(context, key, async (trx) => {
    const { message, access } = await requireMessage(context, trx, person, id, 'answerConversations');
    const note = String(newId());
    await trx
      .insertInto('internal_note')
      .values({
        note_id: note,
        message_id: message.id,
        root_id: message.root,
        author: toJson(access.snapshot()),
        body,
        written_at: context.clock.now(),
      })
      .execute();
    await trx
      .updateTable('public_message')
      .set((row) => ({ notes: row('notes', '+', 1) }))
      .where('message_id', '=', message.id)
      .execute();
    await announce(trx, { kind: 'conversation', id: message.organization });
    return { note };
  });
}
