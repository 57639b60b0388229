import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { CALM_MS } from '../api/queries.ts';
import type { components } from '../api/schema.d.ts';
import { chosenOnly } from '../paging/filters.ts';

export type Connection = components['schemas']['Connection'];

/** Everything that begins with this is about connections. */
export const CONNECTIONS = ['connections'] as const;

const HEALTH_FILTERS = ['ok', 'trouble', 'paused'] as const;

export interface ConnectionFilters {
  search: string;
  health: string;
  integration_name: string;
  page_token: string;
}

/** A page of the organization's connections, in the order they were made. */
export function useConnections(filters: ConnectionFilters) {
  // What somebody typed into the address and the API does not know shows all.
  const health = HEALTH_FILTERS.find((known) => known === filters.health);
  const { health: _, ...others } = filters;
  const query = { ...chosenOnly({ ...others, limit: 50 }), ...(health && { health }) };
  return useQuery({
    queryKey: [...CONNECTIONS, query],
    queryFn: () => answerOf(api.GET('/connections', { params: { query } })),
    refetchInterval: CALM_MS,
    placeholderData: keepPreviousData,
  });
}

const TYPES = ['wms', 'cart', 'carrier'] as const;

/** The integrations that can be connected, for choosing among them. */
export function useIntegrationChoices(): { value: string; label: string }[] {
  return useQueries({
    queries: TYPES.map((type) => ({
      queryKey: ['integrations', type],
      queryFn: () =>
        answerOf(
          api.GET('/integrations/{integration_type}', { params: { path: { integration_type: type } } }),
        ),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (answers) =>
      answers
        .flatMap(({ data }) => data?.data ?? [])
        .filter(({ available }) => available)
        .map(({ integration_name: value, display_name: label }) => ({ value, label }))
        .filter(({ value }, place, all) => all.findIndex((other) => other.value === value) === place)
        .sort((a, b) => a.label.localeCompare(b.label)),
  });
}
