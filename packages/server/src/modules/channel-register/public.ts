export { channelRegisterModule } from './module.ts';
