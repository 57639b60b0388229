import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { connectionKey } from '../connection/queries.ts';
import { connectionSubtitle } from '../connections/name.ts';
import { CONNECTIONS, type Connection } from '../connections/queries.ts';

/** Most connections that are offered at a time; who has more finds them by typing. */
const OFFERED = 50;

/** Connections that fit what was typed. */
export function useConnectionSearch(search: string) {
  return useQuery({
    queryKey: [...CONNECTIONS, 'choice', search],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/connections', {
          params: { query: { limit: OFFERED, ...(search === '' ? {} : { search }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** One connection; asks nothing where there is none to ask for. */
export function useChosenConnection(connectionId: string | null) {
  return useQuery({
    queryKey: connectionKey(connectionId ?? ''),
    queryFn: async ({ signal }) => {
      const { data } = await answerOf(
        api.GET('/connections/{connection_id}', {
          params: { path: { connection_id: connectionId! } },
          signal,
        }),
      );
      return data;
    },
    enabled: connectionId !== null,
    staleTime: 10_000,
  });
}

/** "ShipHero · acme": a connection as people tell it from others. */
export function connectionLabel(connection: Connection): string {
  return `${connection.integration_display_name} · ${connectionSubtitle(connection)}`;
}
