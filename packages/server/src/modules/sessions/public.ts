export { createDemonstrationLogins } from './create-demonstration-logins.ts';
export { createLogin } from './create-login.ts';
export { sessionsModule } from './module.ts';
export { endSessionsOf, findSession, openSession } from './session-store.ts';
