import { Navigate, useLocation } from 'react-router';
import { useSession } from '../api/session.ts';
import { Failure } from '../states/states.tsx';
import { Shell } from './shell.tsx';
import { Bare, Starting } from './starting.tsx';

/** The pages for those who are signed in; others are sent to sign in, and come back to where they wanted to go. */
export function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.data) return <Shell />;
  if (session.data === null)
    return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  if (session.error)
    return (
      <Bare>
        <Failure error={session.error} retry={() => void session.refetch()} />
      </Bare>
    );
  return <Starting />;
}
