import { Alert, Anchor, Button, Center, Code, Loader, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { SESSION, signIn, useSession } from '../api/session.ts';

/**
 * Signing in. The one-time link carries its token behind the `#`, so that it reaches no log; it is taken from the address
 * before anything else happens.
 */
export function SignIn() {
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const [token] = useState(takeToken);
  const exchange = useMutation({
    mutationFn: signIn,
    meta: { told: true },
    onSuccess: (found) => queries.setQueryData(SESSION, found),
  });
  // Whoever brings a link is not asked for yet: nobody is signed in, and the answer might come after the link's.
  const coming = token !== null && !exchange.isError;
  const session = useSession(!coming);
  const { mutate } = exchange;
  const asked = useRef(false);
  useEffect(() => {
    if (token !== null && !asked.current) mutate(token);
    asked.current = true;
  }, [mutate, token]);
  useEffect(() => {
    document.title = 'Sign in · Backhaul';
  }, []);

  if (session.data) return <Navigate to={inside(search.get('to'))} replace />;
  return (
    <Center mih="100vh" p="md" component="main">
      <Stack gap="md" maw={440} w="100%" className="panel" p="xl">
        <img src="/app/icon.svg" alt="" width={40} height={40} />
        <Title order={1} size="h2">
          Sign in to Backhaul
        </Title>
        {coming && <Loader role="status" aria-label="Signing in" />}
        {exchange.error && (
          <Alert color="red" title="This link does not work" role="alert">
            {exchange.error.message}
          </Alert>
        )}
        {!coming && (
          <>
            <Text size="sm">
              You sign in with a link that works once. Ask an owner of your organization for one, or make one
              where the server runs:
            </Text>
            <Code block>npm run backhaul -- users link you@example.com</Code>
            <Text size="sm" c="dimmed">
              The first start of the server prints one too. <Anchor href="/docs">API documentation</Anchor>
            </Text>
            {session.error && (
              <Button variant="default" onClick={() => void session.refetch()}>
                The server did not answer. Try again
              </Button>
            )}
          </>
        )}
      </Stack>
    </Center>
  );
}

/** The token of the address, which is then gone from it and from the history. */
function takeToken(): string | null {
  const token = window.location.hash.slice(1);
  if (token === '') return null;
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return token;
}

/** Only addresses of the dashboard itself are gone to. */
function inside(to: string | null): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/sign-in') ? to : '/';
}
