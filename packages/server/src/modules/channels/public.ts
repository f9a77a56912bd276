export { findChannel, findChannels, type RegisteredChannel } from './channel-store.ts';
export { channelsModule } from './module.ts';
export { recordChannels } from './record.ts';
