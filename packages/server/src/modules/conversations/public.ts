export type { PublicMessage, PublicMessageId } from '@sanshen/domain/conversations';
export {
  type MessageListener,
  onPublicDataPurged,
  onPublicMessages,
  type PurgeListener,
} from './listeners.ts';
export { holdPublicMessage, readPublicMessage } from './message-store.ts';
export { conversationsModule } from './module.ts';
export { receiveWritings } from './receive-writings.ts';
export { claimAnswer, releaseAnswer, settlePublicMessage } from './settle.ts';
export { contactOf, writerOf } from './writer.ts';
