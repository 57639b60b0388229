import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS } from '../api/queries.ts';

const KEYS = ['api-keys'] as const;

/** What a key may do. */
export type Access = 'full' | 'read_only';

/** API keys that work, without the keys themselves. */
export function useApiKeys(pageToken: string | null) {
  return useQuery({
    queryKey: [...KEYS, pageToken],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api-keys', {
          params: { query: { limit: 100, ...(pageToken && { page_token: pageToken }) } },
          signal,
        }),
      ),
    refetchInterval: CALM_MS,
  });
}

export type ApiKey = NonNullable<ReturnType<typeof useApiKeys>['data']>['data'][number];

/** Makes a key; the answer has the key itself, this once. */
export function useCreateKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; access: Access }) => answerOf(api.POST('/api-keys', { body })),
    meta: { told: true },
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: KEYS }),
  });
}

export function useRevokeKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE('/api-keys/{api_key_id}', { params: { path: { api_key_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEYS }),
  });
}
