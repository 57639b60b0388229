import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { CALM_MS } from '../../api/queries.ts';
import type { paths } from '../../api/schema.d.ts';
import { chosenOnly } from '../../paging/filters.ts';
import { connectionKey } from '../queries.ts';

type Operation = paths['/connections/{connection_id}/errors']['get'];

export type ConnectionError = Operation['responses'][200]['content']['application/json']['data'][number];
export const ERROR_STATES = ['open', 'past'] as const;

/** A page of what goes wrong for a connection, then of what is over. */
export function useErrors(connectionId: string, filters: { state: string; page_token: string }, limit = 50) {
  const state = ERROR_STATES.find((known) => known === filters.state);
  const query = {
    ...chosenOnly({ page_token: filters.page_token, limit }),
    ...(state && { state }),
  };
  return useQuery({
    queryKey: [...connectionKey(connectionId), 'errors', query],
    queryFn: () =>
      answerOf(
        api.GET('/connections/{connection_id}/errors', {
          params: { path: { connection_id: connectionId }, query },
        }),
      ),
    refetchInterval: CALM_MS,
    placeholderData: keepPreviousData,
  });
}
