import { useQueries, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';

export type Integration = components['schemas']['Integration'];
export type IntegrationType = Integration['integration_type'];

const TYPES: readonly IntegrationType[] = ['wms', 'carrier', 'cart'];
/** It changes with a version, or when an operator enables a function. */
const STALE_MS = 60_000;

/** One integration: its functions, and which of them can be synced on demand. Asks nothing while it is not known which. */
export function useIntegration(type: IntegrationType | undefined, name: string | undefined) {
  return useQuery({
    queryKey: ['catalogue', type, name],
    queryFn: async () => {
      const path = { integration_type: type!, integration_name: name! };
      const { data } = await answerOf(
        api.GET('/integrations/{integration_type}/{integration_name}', { params: { path } }),
      );
      return data[0]!;
    },
    enabled: type !== undefined && name !== undefined,
    staleTime: STALE_MS,
  });
}

/** All integrations that can be connected, by the names that people call them; empty until they are known. */
export function useConnectable(): Integration[] {
  return useQueries({
    queries: TYPES.map((type) => ({
      queryKey: ['catalogue', type],
      queryFn: () =>
        answerOf(
          api.GET('/integrations/{integration_type}', { params: { path: { integration_type: type } } }),
        ),
      staleTime: STALE_MS,
    })),
    combine: (answers) =>
      answers
        .flatMap(({ data }) => data?.data ?? [])
        .filter(({ available }) => available)
        .toSorted((one, other) => one.display_name.localeCompare(other.display_name)),
  });
}
