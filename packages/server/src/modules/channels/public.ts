export { findChannel, findChannels, type RegisteredChannel } from './channel-store.ts';
export { channelsModule } from './module.ts';
export { recordChannel } from './record.ts';
