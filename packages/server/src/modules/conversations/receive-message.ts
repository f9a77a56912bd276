import type { PublicWriting } from '@sanshen/connectors/reading';
import type { ChannelId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';
import { findLiving } from '../channels/public.ts';
import type { ReceivedMessage } from '../publishing/public.ts';
import { storeWritings } from './store-writings.ts';

/** What stands for a message that is no text: what was sent is not fetched and not kept. */
const inPlace: Readonly<Record<string, string>> = {
  image: '[图片]',
  voice: '[语音]',
  video: '[视频]',
  shortvideo: '[视频]',
  location: '[位置]',
  link: '[链接]',
};

/** Keeps a message that the platform pushed. */
export async function receiveMessage(
  trx: Transaction,
  context: AppContext,
  id: ChannelId,
  message: ReceivedMessage,
): Promise<void> {
  const channel = await findLiving(trx, id);
  if (channel === null) return;
  const writing: PublicWriting = {
    kind: 'message',
    id: message.id,
    thread: null,
    writer: message.writer,
    text: message.text ?? inPlace[message.type] ?? '[其他消息]',
    writtenAt: message.occurredAt,
    editedAt: null,
    elected: false,
    reply: null,
  };
  const { root, organization } = channel;
  const belongs = { root, organization, channel: id, publications: new Map(), needsWriter: true };
  await storeWritings(trx, context, belongs, [writing], context.clock.now());
}
