import type { ConversationLine } from '@sanshen/contract/conversations';
import { isLate, type PublicMessageId } from '@sanshen/domain/conversations';
import type { Instant, PersonId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';
import { partsToMark, rangesIn, type TextQuery } from '../content/public.ts';
import { type MessageRow, messageColumns, toMessage } from './message-store.ts';
import { presencesOn, type ShownPresence } from './presence.ts';

/** Characters of a text that a list shows. */
const shownInList = 240;

interface For {
  readonly person: PersonId;
  readonly now: Instant;
  readonly text: TextQuery | null;
}

type LineRow = MessageRow & { readonly notes: number; readonly title: string | null };

/** Rows of messages with what a line shows beside them. */
export async function lineRows(db: Database, ids: readonly PublicMessageId[]): Promise<readonly LineRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('public_message')
    .leftJoin('publication', 'publication.publication_id', 'public_message.publication_id')
    .select(messageColumns.map((one) => `public_message.${one}` as const))
    .select(['public_message.notes', 'publication.title'])
    .where('public_message.message_id', 'in', ids)
    .execute();
}

/** Messages as the list shows them, in the order of `ids`; what was deleted meanwhile is left out. */
export async function linesOf(
  { readDb, db }: Pick<AppContext, 'readDb' | 'db'>,
  ids: readonly PublicMessageId[],
  asked: For,
): Promise<ConversationLine[]> {
  const [rows, present] = await Promise.all([lineRows(readDb, ids), presencesOn(db, ids, asked)]);
  const byId = new Map(rows.map((row) => [row.message_id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [lineOf(row, present.get(id) ?? [], asked.text)];
  });
}

/** One line. */
export function lineOf(
  row: LineRow,
  present: readonly ShownPresence[],
  text: TextQuery | null,
): ConversationLine {
  const message = toMessage(row);
  const shown = textAround(message.body, text);
  return {
    message: message.id,
    channel: message.channel,
    kind: message.kind,
    publication:
      message.publication === null ? null : { publication: message.publication, title: row.title ?? '' },
    reader: message.pseudonym,
    ...shown,
    writtenAt: message.writtenAt,
    receivedAt: message.receivedAt,
    late: isLate(message),
    editedAt: message.editedAt,
    goneAt: message.goneAt,
    state: message.state,
    unread: message.readAt === null,
    answering:
      message.answering === null
        ? null
        : {
            action: message.answering.action,
            by: message.answering.by.name,
            at: message.answering.at,
          },
    present: [...present],
    notes: row.notes,
    version: message.version,
  };
}

/** The beginning of a text, or the part around what was searched for. */
function textAround(body: string, query: TextQuery | null) {
  const parts = query === null ? [] : partsToMark(query.terms, [body]);
  const [first] = rangesIn(body, parts);
  const from = first === undefined || first[1] <= shownInList ? 0 : Math.max(0, first[0] - 40);
  const text = `${from > 0 ? '…' : ''}${body.slice(from, from + shownInList).toWellFormed()}`;
  return { text, ranges: rangesIn(text, parts) };
}
