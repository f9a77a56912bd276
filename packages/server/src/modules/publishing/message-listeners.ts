import type { PlatformEvent } from '@sanshen/connectors/connector';
import type { ChannelId } from '@sanshen/domain/kernel';
import type { AppContext } from '../../platform/context.ts';
import type { Transaction } from '../../platform/db/database.ts';

/** A reader's message as a platform pushed it. */
export type ReceivedMessage = Extract<PlatformEvent, { kind: 'messageReceived' }>;

/** Keeps a message in the transaction that notes its delivery; it is told once, however often the platform delivers it. */
export type ReceivedListener = (
  trx: Transaction,
  context: AppContext,
  channel: ChannelId,
  message: ReceivedMessage,
) => Promise<void>;

const listeners = new Set<ReceivedListener>();

/** Registers who keeps messages that platforms push; the same one counts once. */
export function onMessageReceived(listener: ReceivedListener): void {
  listeners.add(listener);
}

/** Tells all who keep messages. */
export async function tellMessageListeners(...args: Parameters<ReceivedListener>): Promise<void> {
  for (const listener of listeners) await listener(...args);
}
