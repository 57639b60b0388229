import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOutletContext } from 'react-router';
import { ApiError, answerOf, api } from '../api/client.ts';
import { CALM_MS, LIVE_MS } from '../api/queries.ts';
import { CONNECTIONS, type Connection } from '../connections/queries.ts';

/** What is kept of one connection; whoever changes it makes this stale. */
export const connectionKey = (connectionId: string) => [...CONNECTIONS, 'one', connectionId] as const;

/** A connection, live while something of it is going on. */
export function useConnection(connectionId: string) {
  return useQuery({
    queryKey: connectionKey(connectionId),
    queryFn: async () => {
      const path = { connection_id: connectionId };
      return (await answerOf(api.GET('/connections/{connection_id}', { params: { path } }))).data;
    },
    refetchInterval: ({ state }) =>
      !isGone(state.error) && (state.data && isBusy(state.data) ? LIVE_MS : CALM_MS),
  });
}

/** Whether there is no such connection, or no longer. */
export function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** The connection whose tab this is: the frame has it. */
export function useThisConnection(): Connection {
  return useOutletContext<Connection>();
}

/** Reads what is new since the last sync, now: the functions that are named, or all. */
export function useSyncNow(connectionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (functions: string[]) =>
      answerOf(
        api.POST('/connections/{connection_id}/sync', {
          params: { path: { connection_id: connectionId } },
          body: { functions_to_sync: functions },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: connectionKey(connectionId) }),
  });
}

function isBusy({ sync_schedules: schedules }: Connection): boolean {
  return schedules.some((one) => one.in_progress || one.held_by_job);
}
