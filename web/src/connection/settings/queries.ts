import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, connectionApi } from '../../api/client.ts';
import { CONNECTIONS } from '../../connections/queries.ts';
import { connectionKey } from '../queries.ts';

/** Changes what is said of a connection; what is left out stays as it is. */
export function useChangeConnection(connectionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { customer_id?: string | null; webhooks_disabled?: boolean }) =>
      answerOf(connectionApi(connectionId).PATCH('/connections', { body: change })),
    onSettled: () => queries.invalidateQueries({ queryKey: connectionKey(connectionId) }),
  });
}

/** Deletes a connection; its address then says how far that is. */
export function useDeleteConnection(connectionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(connectionApi(connectionId).DELETE('/connections')),
    onSuccess: () => queries.invalidateQueries({ queryKey: CONNECTIONS }),
  });
}
