import { currentSession } from '@sanshen/contract/session';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { ErrorState, LoadingState } from '../components/states.tsx';
import { queryClient, refusalCode } from './api.ts';
import { Shell } from './Shell.tsx';
import { SessionProvider, useSessionState } from './session.tsx';

const MustChangePassword = lazy(() =>
  import('../features/session/MustChangePassword.tsx').then((module) => ({
    default: module.MustChangePassword,
  })),
);

/** Lets only somebody who is logged in further; anybody else goes to the login and comes back to where he was. */
export function SignedIn() {
  const { data, error, refetch } = useSessionState();
  if (refusalCode(error) === 'session.required') return <ToLogin />;
  if (data === undefined) {
    return error === null ? <LoadingState page /> : <ErrorState error={error} retry={() => void refetch()} />;
  }
  if (data.passwordMustChange) {
    return (
      <Suspense fallback={<LoadingState page />}>
        <MustChangePassword />
      </Suspense>
    );
  }
  return (
    <SessionProvider session={data}>
      <Shell>
        <Outlet />
      </Shell>
    </SessionProvider>
  );
}

/** Leaves for the login, once: the address changes before this page does. What was read here is forgotten. */
function ToLogin() {
  const { href, pathname } = useLocation();
  const navigate = useNavigate();
  const left = useRef(false);
  useEffect(() => {
    if (left.current) return;
    left.current = true;
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== currentSession.id });
    // Whoever logs out himself is on his way there already.
    if (pathname !== '/login') void navigate({ to: '/login', search: { from: href }, replace: true });
  }, [href, pathname, navigate]);
  return <LoadingState page />;
}
