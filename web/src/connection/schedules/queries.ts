import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, connectionApi } from '../../api/client.ts';
import type { Connection } from '../../connections/queries.ts';
import { connectionKey } from '../queries.ts';

export type Schedule = Connection['sync_schedules'][number];

/** A change of a connection's schedules; when it is done the connection is read anew. */
function useSteer<Wish>(connectionId: string, steer: (wish: Wish) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: steer,
    // Awaited, so that a switch does not fall back for a moment before the answer is there.
    onSettled: () => queries.invalidateQueries({ queryKey: connectionKey(connectionId) }),
  });
}

/** Pauses one schedule, or lets it go on. */
export function usePause(connectionId: string, functionName: string) {
  return useSteer(connectionId, (paused: boolean) =>
    answerOf(
      connectionApi(connectionId).PATCH('/schedules/{function_name}/toggle', {
        params: { path: { function_name: functionName } },
        body: { paused },
      }),
    ),
  );
}

/** Pauses all schedules, or lets them go on. */
export function usePauseAll(connectionId: string) {
  return useSteer(connectionId, (paused: boolean) =>
    answerOf(connectionApi(connectionId).PATCH('/schedules/toggle-all', { body: { paused } })),
  );
}

/** How often a function is synced, in seconds; null is its default. */
export function useFrequency(connectionId: string, functionName: string) {
  return useSteer(connectionId, (seconds: number | null) =>
    answerOf(
      connectionApi(connectionId).PATCH('/schedules/{function_name}', {
        params: { path: { function_name: functionName } },
        body: { sync_frequency: seconds },
      }),
    ),
  );
}

/** Says which functions are disabled: all of them; null is the organization's setting. */
export function useDisabled(connectionId: string) {
  return useSteer(connectionId, (functions: string[] | null) =>
    answerOf(
      connectionApi(connectionId).PATCH('/schedules/disabled-functions', {
        body: { disabled_functions: functions },
      }),
    ),
  );
}

/** The functions that are disabled now, whoever said so. */
export function disabledNow(connection: Connection): string[] {
  const present = connection.sync_schedules.filter((one) => one.disabled).map((one) => one.function_name);
  return [...new Set([...(connection.disabled_functions ?? []), ...present])];
}
