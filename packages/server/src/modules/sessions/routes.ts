import {
  changePassword,
  currentSession,
  listSessions,
  logIn,
  logOut,
  revokeSession,
} from '@sanshen/contract/session';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { sessionCookie } from '../../platform/http/session.ts';
import { platformProblem } from '../../platform/problem.ts';
import { changePasswordOf } from './change-password.ts';
import { logInWithPassword } from './log-in.ts';
import { callerOf, sessionOpened, shownSession } from './session-cookie.ts';
import { endSession, listSessionsOf } from './session-store.ts';
import { whoIs } from './who-is.ts';

/** Binds the routes of logins and sessions. */
export function sessionRoutes(app: App, context: AppContext): void {
  bindRoute(app, logIn, async ({ body, http, reply }) => {
    const opened = await logInWithPassword(context, { ...body, ...callerOf(http) });
    if ('token' in opened) return sessionOpened(context, reply, http, opened);
    return { factorRequired: { ...opened, methods: ['totp' as const, 'recoveryCode' as const] } };
  });

  bindRoute(app, currentSession, async ({ session, person }) => ({
    ...shownSession(session, session.session),
    ...(await whoIs(context, person)),
  }));

  bindRoute(app, logOut, async ({ session, person, reply }) => {
    await endSession(context.db, person, session.session);
    reply.clearCookie(sessionCookie, { path: '/' });
    return undefined;
  });

  bindRoute(app, listSessions, async ({ session, person }) => {
    const sessions = await listSessionsOf(context.db, context.clock, person);
    return { items: sessions.map((each) => shownSession(each, session.session)) };
  });

  bindRoute(app, revokeSession, async ({ params, person, command }) => {
    await runCommand(context, command, async (trx) => {
      if (!(await endSession(trx, person, params.session))) throw platformProblem('request.notFound');
    });
    return undefined;
  });

  bindRoute(app, changePassword, async ({ body, session, person, command }) => {
    await changePasswordOf(context, command, { person, session: session.session, ...body });
    return undefined;
  });
}
