import type { PublicWriting } from '@sanshen/connectors/reading';
import { type PublicMessage, settledBySight } from '@sanshen/domain/conversations';
import type { ChannelId, Instant } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import { type Transaction, toJson } from '../../platform/db/database.ts';
import { announce } from '../../platform/live/announce.ts';
import type { Belongs } from './belongs.ts';
import { putNew } from './insert-messages.ts';
import { tellMessages } from './listeners.ts';
import { type MessageRow, messageColumns, toMessage } from './message-store.ts';
import { pseudonymsOf } from './pseudonym.ts';
import { settlePublicMessage } from './settle.ts';
import { putText } from './text-store.ts';

/** Characters of a text that are kept; no platform lets readers write more. */
const longest = 20_000;

/** What a platform gave, as it can be stored: without characters that no database takes. */
function cleaned(writing: PublicWriting): PublicWriting {
  const text = writing.text.toWellFormed().replaceAll('\u0000', '').slice(0, longest);
  return { ...writing, text };
}

/**
 * Keeps what a reading gave, in one transaction with all who listen: new ones are stored, edited ones get their new text and are unread again, ones that had
 * gone and stand there again come back, an answer that the platform shows settles what was open. The same page twice changes nothing.
 */
export async function storeWritings(
  trx: Transaction,
  context: AppContext,
  belongs: Belongs,
  given: readonly PublicWriting[],
  now: Instant,
): Promise<{ readonly added: number; readonly changed: number }> {
  const byKey = new Map(given.map((one) => [`${one.kind}:${one.id}`, cleaned(one)]));
  const writings = [...byKey.values()];
  if (writings.length === 0) return { added: 0, changed: 0 };
  const known = await holdKnown(trx, belongs.channel, writings);
  const fresh = writings.filter((one) => !known.has(`${one.kind}:${one.id}`));
  const pseudonymOf = fresh.length === 0 ? null : await pseudonymsOf(trx, belongs.channel, now);
  const added =
    pseudonymOf === null ? [] : await putNew(trx, context, { belongs, writings: fresh, pseudonymOf, now });
  const changed: PublicMessage[] = [];
  for (const row of known.values()) {
    const writing = byKey.get(`${row.kind}:${row.platform_key}`);
    const after = writing === undefined ? null : await follow(trx, row, writing, now);
    if (after !== null) changed.push(after);
  }
  await markSeen(trx, [...known.values()], now);
  await tellMessages(trx, context, [...added, ...changed]);
  for (const one of writings) await settleBySight(trx, belongs, known, added, one, now);
  if (added.length + changed.length > 0) {
    await announce(trx, { kind: 'conversation', id: belongs.organization });
  }
  return { added: added.length, changed: changed.length };
}

async function holdKnown(trx: Transaction, channel: ChannelId, writings: readonly PublicWriting[]) {
  const rows = await trx
    .selectFrom('public_message')
    .select([...messageColumns, 'earlier'])
    .where('channel_id', '=', channel)
    .where('kind', 'in', [...new Set(writings.map((one) => one.kind))])
    .where(
      'platform_key',
      'in',
      writings.map((one) => one.id),
    )
    // In one order, so that two readings never wait for each other.
    .orderBy('message_id')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [`${row.kind}:${row.platform_key}`, row]));
}

type KnownRow = MessageRow & { readonly earlier: unknown };

/** Earlier texts that are kept. */
const mostEarlier = 5;

/** Takes over what changed on the platform; gives the message if its text did. */
async function follow(
  trx: Transaction,
  row: KnownRow,
  writing: PublicWriting,
  now: Instant,
): Promise<PublicMessage | null> {
  const edited = row.body !== writing.text;
  const back = row.gone_at !== null;
  if (!edited && !back && row.elected === writing.elected) return null;
  // Written below and by nothing else.
  const earlier = row.earlier as readonly { readonly body: string; readonly until: Instant }[];
  const editedAt = writing.editedAt ?? now;
  await trx
    .updateTable('public_message')
    .set((to) => ({
      elected: writing.elected,
      gone_at: null,
      ...(edited || back ? { version: to('version', '+', 1) } : {}),
      ...(edited
        ? {
            body: writing.text,
            edited_at: editedAt,
            earlier: toJson([...earlier, { body: row.body, until: editedAt }].slice(-mostEarlier)),
            read_at: null,
            read_by: null,
          }
        : {}),
    }))
    .where('message_id', '=', row.message_id)
    .execute();
  if (!edited) return null;
  await putText(trx, [{ ...row, body: writing.text }]);
  if (row.state === 'noAnswerNeeded') {
    await settlePublicMessage(trx, row.message_id, { state: 'open', at: now, by: null });
  }
  const message = toMessage({
    ...row,
    body: writing.text,
    edited_at: editedAt,
    gone_at: null,
    read_at: null,
  });
  return { ...message, version: row.version + 1 };
}

async function markSeen(trx: Transaction, rows: readonly MessageRow[], now: Instant): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .updateTable('public_message')
    .set({ seen_at: now })
    .where(
      'message_id',
      'in',
      rows.map((row) => row.message_id),
    )
    .execute();
}

/** An answer that stands on the platform is an answer, whoever gave it: without this a second one would be given. */
async function settleBySight(
  trx: Transaction,
  { channel }: Belongs,
  known: ReadonlyMap<string, KnownRow>,
  added: readonly PublicMessage[],
  writing: PublicWriting,
  now: Instant,
): Promise<void> {
  if (writing.reply === null) return;
  const row = known.get(`${writing.kind}:${writing.id}`);
  const message = row === undefined ? added.find((one) => one.platformKey === writing.id) : toMessage(row);
  if (message === undefined || message.channel !== channel) return;
  await trx
    .updateTable('public_message')
    .set({ platform_reply: toJson(writing.reply) })
    .where('message_id', '=', message.id)
    .execute();
  if (settledBySight(message)) {
    await settlePublicMessage(trx, message.id, { state: 'answered', at: now, by: null });
  }
}
