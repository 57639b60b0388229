import { useQueries } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';

export type Integration = components['schemas']['Integration'];
export type IntegrationFunction = Integration['functions'][number];
export type IntegrationType = Integration['integration_type'];

/** The types of integrations, as people call them. */
export const TYPES: { value: IntegrationType; label: string }[] = [
  { value: 'wms', label: 'Warehouse systems' },
  { value: 'carrier', label: 'Carriers' },
  { value: 'cart', label: 'Shops' },
];

/** The whole catalogue: all integrations of all types. */
export function useCatalogue() {
  return useQueries({
    queries: TYPES.map(({ value }) => ({
      queryKey: ['integrations', value],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answerOf(
          api.GET('/integrations/{integration_type}', {
            params: { path: { integration_type: value } },
            signal,
          }),
        ),
      staleTime: 60_000,
    })),
    combine: (results) => ({
      data: results.every(({ data }) => data) ? results.flatMap(({ data }) => data!.data) : undefined,
      error: results.find(({ error }) => error)?.error ?? null,
      refetch: () => void Promise.all(results.map((result) => result.refetch())),
    }),
  });
}
