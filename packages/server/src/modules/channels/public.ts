export {
  findChannel,
  findChannels,
  findLiving,
  type LivingChannel,
  livingOf,
  type RegisteredChannel,
} from './channel-store.ts';
export { openCheckouts } from './credentials/checkout-store.ts';
export { attestChannel } from './devices/attest-channel.ts';
export { registerDevice } from './devices/change-devices.ts';
export { devicesOf, findDevice } from './devices/device-store.ts';
export { channelStream } from './events.ts';
export { organizationsIn } from './list-register.ts';
export { channelsModule } from './module.ts';
export { keeperStandings, leaderStandings, peopleWithStanding } from './people.ts';
export { recordChannel, recordChannels } from './record.ts';
export { linesOf, type RegisterLine } from './register-lines.ts';
export { groundOf, openScene, refusal, type Scene } from './scene.ts';
