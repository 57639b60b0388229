import type { ConnectionRecord } from '../store/queries/connections.ts';
import { type ConnectionErrorRow, listConnectionErrors } from '../store/queries/list-connection-errors.ts';
import { loadSchedules, type ScheduleRow } from '../store/queries/schedules.ts';
import type { Engine } from '../sync/engine.ts';
import { freshnessOf, healthDetail } from '../sync/health-detail.ts';
import { instant } from '../sync/job.ts';
import { affectedEndpoints, endpoints, readable } from '../sync/readable.ts';
import type { ConnectionAnswer } from './connection-schema.ts';
import { toSyncSchedule } from './sync-schedule.ts';

/** The contract's words for what it names itself. */
const ERROR_TYPES: Readonly<Record<string, string>> = {
  credentials_refused: 'invalid_credentials',
  permission_missing: 'missing_permission',
};

/** Connections as the API shows them, with two statements for all of them. */
export async function toConnectionAnswers(
  engine: Engine,
  connections: readonly ConnectionRecord[],
): Promise<ConnectionAnswer[]> {
  const ids = connections.map((connection) => connection.connection_id);
  const [schedules, errors] = await Promise.all([
    loadSchedules(engine.pool, ids),
    listConnectionErrors(engine.pool, ids),
  ]);
  const schedulesOf = Map.groupBy(schedules, (row) => row.connection_id);
  const errorsOf = Map.groupBy(errors, (row) => row.connection_id);
  return connections.map((connection) =>
    toConnectionAnswer(
      engine,
      connection,
      schedulesOf.get(connection.connection_id) ?? [],
      errorsOf.get(connection.connection_id) ?? [],
    ),
  );
}

function toConnectionAnswer(
  engine: Engine,
  connection: ConnectionRecord,
  schedules: ScheduleRow[],
  errors: ConnectionErrorRow[],
): ConnectionAnswer {
  const { integration_type: type, integration_name: name } = connection;
  const synced = schedules.filter((schedule) => !schedule.disabled).map((schedule) => schedule.function_name);
  // What a function met before it was disabled keeps nothing from syncing.
  const present = errors.filter((error) => isAll(error) || synced.includes(error.function_name));
  const failing = present.map((error) => error.function_name);
  const crawls = schedules.flatMap((schedule) => schedule.last_crawl_end ?? []);
  const latest = crawls.length > 0 ? new Date(Math.max(...crawls.map(Number))) : null;
  return {
    connection_id: connection.connection_id,
    integration_name: name,
    integration_display_name: engine.connectors.find(type, name)?.displayName ?? name,
    integration_type: type,
    customer_id: connection.customer_id,
    created_at: instant(connection.created_at)!,
    last_used: instant(connection.last_used),
    times_used: Number(connection.times_used),
    latest_sync: instant(latest),
    sync_schedules: schedules.map((row) => toSyncSchedule(row, failing, engine.settings, engine.clock.now())),
    historical_sync_completed: Object.fromEntries(
      schedules
        // Nobody shall wait for the first sync of what is not synced.
        .filter((schedule) => schedule.initial_done || !schedule.disabled)
        .map((schedule) => [schedule.function_name, schedule.initial_done]),
    ),
    health: present.some(isAll) ? 'error' : present.length > 0 ? 'warn' : 'ok',
    health_detail: healthDetail(schedules, present),
    freshness: freshnessOf(schedules),
    errors: present.map((error) => ({
      error_message: error.message,
      code: error.code,
      error_type: ERROR_TYPES[error.code] ?? error.code,
      resource: isAll(error) ? null : error.function_name.replace(/^get_/, ''),
      message: error.message,
      affected_endpoints: affectedEndpoints(
        engine,
        connection,
        isAll(error) ? synced : [error.function_name],
      ),
      first_seen: instant(error.first_seen)!,
      last_seen: instant(error.last_seen)!,
    })),
    ...available(engine, connection, synced),
    disabled_functions: connection.disabled_functions,
    webhooks_disabled: connection.webhooks_disabled,
    me: connection.me,
  };
}

/** Whether an error keeps the whole connection from syncing. */
function isAll(error: ConnectionErrorRow): boolean {
  return error.function_name === '';
}

/**
 * What a client may ask of a connection, as link and connection answers tell it.
 *
 * @param functions those that are not disabled
 */
export function available(
  engine: Engine,
  connection: Pick<ConnectionRecord, 'integration_type' | 'integration_name'>,
  functions: readonly string[],
): { available_actions: string[]; available_endpoints: string[] } {
  return {
    available_actions: readable(engine, connection, functions).map((resource) => resource.functionName),
    available_endpoints: endpoints(engine, connection, functions),
  };
}
