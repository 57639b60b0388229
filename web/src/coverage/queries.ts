import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { answerOf, api, connectionApi } from '../api/client.ts';
import { CALM_MS, LIVE_MS } from '../api/queries.ts';
import type { paths } from '../api/schema.d.ts';
import { connectionKey } from '../connection/queries.ts';
import type { Connection } from '../connections/queries.ts';
import { useIntegration } from '../integrations/one.ts';

type Answer = paths['/connections/coverage']['get']['responses'][200]['content']['application/json'];

/** What was read of one function. */
export type FunctionCoverage = Answer['data'][number];

/** What a job would take. */
export type Estimate =
  paths['/connections/on-demand-syncs/estimate']['post']['responses'][200]['content']['application/json'];

/** What is to be read: a window of one function. */
export interface Ask {
  functionName: string;
  start: number;
  end: number;
}

const COVERAGE = 'coverage';
const ESTIMATE = 'estimate';

/**
 * What was read of a connection since an instant, in milliseconds; without one since the oldest that was read. Asked for
 * often while something is being read.
 */
export function useCoverage(connectionId: string, since: number | null, live: boolean) {
  return useQuery({
    queryKey: [COVERAGE, connectionId, since],
    queryFn: () => readCoverage(connectionId, since),
    refetchInterval: since === null ? 8 * CALM_MS : live ? LIVE_MS : CALM_MS,
    placeholderData: keepPreviousData,
  });
}

/** Jobs of a connection that are queued or running, the newest first; often, while there are some. */
export function useOpenJobs(connectionId: string) {
  return useQuery({
    queryKey: [...connectionKey(connectionId), 'open jobs'],
    queryFn: async () => {
      const query = { status: 'open' as const, limit: 100 };
      const call = connectionApi(connectionId).GET('/connections/on-demand-syncs', { params: { query } });
      return (await answerOf(call)).data;
    },
    refetchInterval: ({ state }) => (state.data?.length ? LIVE_MS : CALM_MS),
  });
}

/** Asks anew at once when a job has ended: what it read last is told with its end. */
export function useCoverageAfterJobs(
  connectionId: string,
  open: readonly { id: string }[] | undefined,
): void {
  const queries = useQueryClient();
  const ids = open?.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of jobs that it waits for
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: [COVERAGE, connectionId] });
  }, [queries, connectionId, ids]);
}

/** An answer holds so many ranges of a function; what lies before is asked for so many times more. */
const MOST_PARTS = 5;

async function readCoverage(connectionId: string, since: number | null): Promise<FunctionCoverage[]> {
  const query = since === null ? {} : { start_time: new Date(since).toISOString() };
  const call = connectionApi(connectionId).GET('/connections/coverage', { params: { query } });
  const { data } = await answerOf(call);
  return Promise.all(data.map((one) => withWhatLiesBefore(connectionId, one, query)));
}

async function withWhatLiesBefore(
  connectionId: string,
  newest: FunctionCoverage,
  query: { start_time?: string },
): Promise<FunctionCoverage> {
  let whole = newest;
  for (let part = 1; part < MOST_PARTS && whole.next_end_time !== null; part++) {
    const { data } = await answerOf(
      connectionApi(connectionId).GET('/connections/coverage', {
        params: { query: { ...query, function_name: newest.function_name, end_time: whole.next_end_time } },
      }),
    );
    const before = data.find(({ basis }) => basis === newest.basis);
    if (!before?.looked_at || !whole.looked_at) break;
    whole = {
      ...whole,
      looked_at: { start: before.looked_at.start, end: whole.looked_at.end },
      covered: [...before.covered, ...whole.covered],
      gaps: whole.gaps && [...(before.gaps ?? []), ...whole.gaps],
      unavailable: [...before.unavailable, ...whole.unavailable],
      next_end_time: before.next_end_time,
    };
  }
  return whole;
}

/** What reading would take. */
export function useEstimate(connectionId: string, ask: Ask | null) {
  return useQuery({
    queryKey: [ESTIMATE, connectionId, ask],
    queryFn: () =>
      answerOf(
        connectionApi(connectionId).POST('/connections/on-demand-syncs/estimate', { body: bodyOf(ask!) }),
      ),
    enabled: ask !== null,
    staleTime: 30_000,
  });
}

/** Has the gaps of windows read, one job for each function. Told by the one who asks, so that each refusal has its place. */
export function useFillGaps(connectionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ask: Ask) =>
      answerOf(
        connectionApi(connectionId).POST('/connections/on-demand-syncs/fill-gaps', { body: bodyOf(ask) }),
      ),
    meta: { told: true },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: connectionKey(connectionId) }),
        queries.invalidateQueries({ queryKey: [COVERAGE, connectionId] }),
      ]),
  });
}

function bodyOf({ functionName, start, end }: Ask) {
  return {
    function_name: functionName,
    start_time: new Date(start).toISOString(),
    end_time: new Date(end).toISOString(),
  };
}

/** What was read of one connection, in short. */
export type ConnectionCoverage =
  paths['/coverage']['get']['responses'][200]['content']['application/json']['data'][number];

const CONNECTIONS_A_PAGE = 20;

/** What was read of all connections, a page at a time. */
export function useOrganizationCoverage(pageToken: string | null) {
  return useQuery({
    queryKey: [COVERAGE, 'organization', pageToken],
    queryFn: () => {
      const query = { limit: CONNECTIONS_A_PAGE, ...(pageToken === null ? {} : { page_token: pageToken }) };
      return answerOf(api.GET('/coverage', { params: { query } }));
    },
    refetchInterval: CALM_MS,
    placeholderData: keepPreviousData,
  });
}

/** Functions of a connection that can be read on demand: enabled in the catalogue, and not disabled. */
export function useOnDemandFunctions(connection: Connection): ReadonlySet<string> | undefined {
  const { integration_type: type, integration_name: name, available_actions: enabled } = connection;
  const { data: integration } = useIntegration(type, name);
  return useMemo(
    () => integration && new Set(integration.on_demand_functions.filter((one) => enabled.includes(one))),
    [integration, enabled],
  );
}
