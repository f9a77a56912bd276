import type { RouteAnswer } from '@sanshen/contract/route';
import { currentSession } from '@sanshen/contract/session';
import { createContext, type ReactNode, useContext } from 'react';
import { isPassing, useRead } from './api.ts';

export type CurrentSession = RouteAnswer<typeof currentSession>;

const SessionContext = createContext<CurrentSession | null>(null);

/** Who is logged in. Throws outside of the pages that need a login. */
export function useSession(): CurrentSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('this page needs a session');
  return session;
}

/** The organisations in which the person holds an office now, the first being the one that screens begin with. */
export function useMyOrganizations(): readonly { readonly id: string; readonly name: string }[] {
  const { appointments } = useSession();
  const names = new Map(appointments.map((held) => [held.organization, held.organizationName]));
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The unit that an address names, else the first of mine; empty where I have none. */
export function useUnitOf(asked: string | undefined): string {
  const mine = useMyOrganizations();
  return asked ?? mine[0]?.id ?? '';
}

/** Reads the session; `undefined` while it is being read, null when nobody is logged in. */
export function useSessionState() {
  return useRead(
    currentSession,
    {},
    { staleTime: 60_000, retry: (count, error) => isPassing(error) && count < 1 },
  );
}

export function SessionProvider({
  session,
  children,
}: {
  readonly session: CurrentSession;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}
