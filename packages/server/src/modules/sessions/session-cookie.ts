import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppContext } from '../../platform/context.ts';
import { type Session, sessionCookie } from '../../platform/http/session.ts';
import { endSession } from './session-store.ts';

/** From where somebody logs in, for his list of sessions and for the limits on guessing. */
export function callerOf(http: FastifyRequest): {
  readonly address: string;
  readonly userAgent: string | null;
} {
  return { address: http.ip, userAgent: http.headers['user-agent'] ?? null };
}

/**
 * Gives the browser its new session and shows it. It is a new one each time: what the browser brought is never taken over, and ends, so that nobody goes on under it.
 */
export async function sessionOpened(
  context: AppContext,
  reply: FastifyReply,
  http: FastifyRequest,
  opened: { readonly token: string; readonly session: Session },
) {
  const brought = http.cookies[sessionCookie];
  const earlier = brought === undefined ? null : await context.authenticate(brought);
  if (earlier !== null) await endSession(context.db, earlier.person, earlier.session);
  reply.setCookie(sessionCookie, opened.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: context.publicUrl.startsWith('https:'),
  });
  return shownSession(opened.session, opened.session.session);
}

/** A session as its owner sees it; `current` is the one that he asks in. */
export function shownSession(session: Session, current: string) {
  return { ...session, current: session.session === current };
}
