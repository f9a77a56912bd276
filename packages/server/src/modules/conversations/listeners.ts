import type { PublicMessage, PublicMessageId } from '@sanshen/domain/conversations';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';

/** Takes part in the transaction that stores new or edited messages; throwing undoes it. */
export type MessageListener = (
  trx: Transaction,
  context: AppContext,
  messages: readonly PublicMessage[],
) => Promise<void>;

/** Deletes what another module copied from messages, in the transaction that deletes them. */
export type PurgeListener = (trx: Transaction, messages: readonly PublicMessageId[]) => Promise<void>;

const messageListeners = new Set<MessageListener>();
const purgeListeners = new Set<PurgeListener>();

/** Registers a listener for every new or edited message; the same one counts once. Gives the function that removes it. */
export function onPublicMessages(listener: MessageListener): () => void {
  messageListeners.add(listener);
  return () => void messageListeners.delete(listener);
}

/** Registers who has copies of the public's words or ids, so that nothing is left of them. Gives the function that removes it. */
export function onPublicDataPurged(listener: PurgeListener): () => void {
  purgeListeners.add(listener);
  return () => void purgeListeners.delete(listener);
}

/** Tells all who listen for messages. */
export async function tellMessages(...[trx, context, messages]: Parameters<MessageListener>): Promise<void> {
  if (messages.length === 0) return;
  for (const listener of messageListeners) await listener(trx, context, messages);
}

/** Tells all who have copies. */
export async function tellPurged(...[trx, messages]: Parameters<PurgeListener>): Promise<void> {
  for (const listener of purgeListeners) await listener(trx, messages);
}
