import { notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';
import { SESSION } from './session.ts';

/** How often what changes by itself is asked for again, in milliseconds, while somebody looks. */
export const LIVE_MS = 2000;
export const CALM_MS = 15_000;

/**
 * What the API said, kept while it is looked at. What failed for want of a session brings the page for signing in;
 * what a person asked for and was refused is told in a corner, unless the form tells it by itself (`meta.told`).
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 1000,
      refetchOnWindowFocus: true,
      refetchOnReconnect: true,
      retry: (failures, error) => failures < 2 && !isRefusal(error),
    },
  },
  queryCache: new QueryCache({ onError: signOutIfUnknown }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      signOutIfUnknown(error);
      if (mutation.meta?.told) return;
      notifications.show({ color: 'red', title: 'That did not work', message: error.message });
    },
  }),
});

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 400 && error.status < 500;
}

function signOutIfUnknown(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) queries.setQueryData(SESSION, null);
}
