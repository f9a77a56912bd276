import {
  changePassword,
  currentSession,
  listSessions,
  logIn,
  logOut,
  revokeSession,
} from '@sanshen/contract/session';
import type { FastifyReply } from 'fastify';
import { runCommand } from '../../platform/commands.ts';
import type { App, AppContext } from '../../platform/context.ts';
import { bindRoute } from '../../platform/http/bind-route.ts';
import { type Session, sessionCookie } from '../../platform/http/session.ts';
import { platformProblem } from '../../platform/problem.ts';
import { changePasswordOf } from './change-password.ts';
import { logInWithPassword } from './log-in.ts';
import { endSession, listSessionsOf } from './session-store.ts';
import { whoIs } from './who-is.ts';

/** Binds the routes of logins and sessions. */
export function sessionRoutes(app: App, context: AppContext): void {
  bindRoute(app, logIn, async ({ body, http, reply }) => {
    const { token, session } = await logInWithPassword(context, {
      ...body,
      address: http.ip,
      userAgent: http.headers['user-agent'] ?? null,
    });
    setCookie(reply, context, token);
    return shown(session, session.session);
  });

  bindRoute(app, currentSession, async ({ session, person }) => ({
    ...shown(session, session.session),
    ...(await whoIs(context, person)),
  }));

  bindRoute(app, logOut, async ({ session, person, reply }) => {
    await endSession(context.db, person, session.session);
    reply.clearCookie(sessionCookie, { path: '/' });
    return undefined;
  });

  bindRoute(app, listSessions, async ({ session, person }) => {
    const sessions = await listSessionsOf(context.db, context.clock, person);
    return { items: sessions.map((each) => shown(each, session.session)) };
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

function shown(session: Session, current: string) {
  return { ...session, current: session.session === current };
}

function setCookie(reply: FastifyReply, context: AppContext, token: string): void {
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: context.publicUrl.startsWith('https:'),
  });
}
