export { createDemonstrationLogins } from './create-demonstration-logins.ts';
export { createLogin } from './create-login.ts';
export {
  acceptDeviceKey,
  acceptDeviceProof,
  type DeviceKey,
  offerDeviceKey,
  offerDeviceProof,
} from './device-passkeys.ts';
export { giveLogin } from './give-login.ts';
export { mayLogIn } from './login-store.ts';
export { sessionsModule } from './module.ts';
export { oneTimePassword } from './one-time-password.ts';
export { type RelyingParty, relyingPartyOf } from './relying-party.ts';
export { endSessionsOf, findSession, openSession, sessionsInForce } from './session-store.ts';
