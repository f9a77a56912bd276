import type { Conversation } from '@sanshen/contract/conversations';
import type { PublicMessageId } from '@sanshen/domain/conversations';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { PersonSnapshot } from '@sanshen/domain/organization';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { platformProblem } from '../../platform/problem.ts';
import { findChannel } from '../channels/public.ts';
import { findPublication } from '../publishing/public.ts';
import { requireMessage } from './access.ts';
import { lineOf, lineRows } from './lines.ts';
import { presencesOn } from './presence.ts';

/** One message with all that is known of it. Throws `request.notFound`. */
export async function showConversation(
  context: AppContext,
  person: PersonId,
  id: PublicMessageId,
): Promise<Conversation> {
  const { db, clock } = context;
  const { message, access } = await requireMessage(context, db, person, id);
  const now = clock.now();
  const [rows, more, present, notes, steps, channel, publication] = await Promise.all([
    lineRows(db, [id]),
    restOf(db, id),
    presencesOn(db, [id], { person, now }),
    notesOn(db, id),
    stepsOf(db, id),
    findChannel(db, message.channel),
    message.publication === null ? null : findPublication(db, message.publication),
  ]);
  const [row] = rows;
  if (row === undefined || more === undefined) throw platformProblem('request.notFound');
  return {
    ...lineOf(row, present.get(id) ?? [], null),
    organization: message.organization,
    channelName: channel?.name ?? message.channel,
    platform: channel?.platform ?? '',
    body: message.body,
    elected: message.elected,
    // The two are written by storeWritings from these shapes and by nothing else.
    earlier: more.earlier as unknown as { body: string; until: Instant }[],
    reply: more.platform_reply as unknown as { text: string; at: Instant } | null,
    action: more.action_id,
    steps,
    noteList: notes,
    mayAnswer: access.may('answerConversations'),
    url: publication?.url ?? null,
  };
}

function restOf(db: Database, id: PublicMessageId) {
  return db
    .selectFrom('public_message')
    .select(['earlier', 'platform_reply', 'action_id'])
    .where('message_id', '=', id)
    .executeTakeFirst();
}

async function notesOn(db: Database, id: PublicMessageId) {
  const rows = await db
    .selectFrom('internal_note')
    .select(['note_id', 'author', 'body', 'written_at'])
    .where('message_id', '=', id)
    .orderBy('written_at')
    .orderBy('note_id')
    .limit(200)
    .execute();
  return rows.map((row) => {
    // Written by writeNote from a snapshot.
    const { name, office } = row.author as unknown as PersonSnapshot;
    return { note: row.note_id, by: name, office, text: row.body, at: row.written_at };
  });
}

async function stepsOf(db: Database, id: PublicMessageId) {
  const rows = await db
    .selectFrom('conversation_step')
    .select(['state', 'by', 'at'])
    .where('message_id', '=', id)
    .orderBy('number')
    .execute();
  // Written by recordSettled from a snapshot or null.
  return rows.map(({ state, by, at }) => ({
    state,
    at,
    by: (by as unknown as PersonSnapshot | null)?.name ?? null,
  }));
}
