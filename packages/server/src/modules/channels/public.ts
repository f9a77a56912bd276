export {
  findChannel,
  findChannels,
  findLiving,
  type LivingChannel,
  livingOf,
  type RegisteredChannel,
} from './channel-store.ts';
export { organizationsIn } from './list-register.ts';
export { channelsModule } from './module.ts';
export { recordChannel, recordChannels } from './record.ts';
export { linesOf, type RegisterLine } from './register-lines.ts';
export { openScene, refusal, type Scene } from './scene.ts';
