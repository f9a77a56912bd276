export { createDemonstrationLogins } from './create-demonstration-logins.ts';
export { createLogin } from './create-login.ts';
export { giveLogin } from './give-login.ts';
export { sessionsModule } from './module.ts';
export { oneTimePassword } from './one-time-password.ts';
export { endSessionsOf, findSession, openSession, sessionsInForce } from './session-store.ts';
