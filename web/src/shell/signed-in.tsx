import { Center, Loader } from '@mantine/core';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../api/session.ts';
import { Failure } from '../states/states.tsx';
import { Shell } from './shell.tsx';

/** The pages for those who are signed in; others are sent to sign in, and come back to where they wanted to go. */
export function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.data) return <Shell />;
  if (session.data === null)
    return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  if (session.error) return <Failure error={session.error} retry={() => void session.refetch()} />;
  return (
    <Center h="100vh" component="main">
      <Loader aria-label="Loading" />
    </Center>
  );
}
