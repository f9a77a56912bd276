import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ErrorState, LoadingState } from '../components/states.tsx';
import { refusalCode } from './api.ts';
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
  const { href } = useLocation();
  if (refusalCode(error) === 'session.required')
    return <Navigate to="/login" search={{ from: href }} replace />;
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
