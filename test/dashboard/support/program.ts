import { until } from '../../cli/processes.ts';
import type { Installation } from './browser.ts';

/** A connection, and the token it is asked by. */
export interface Connected {
  connection_id: string;
  access_token: string;
}

/** A program of the organization, which asks the API with its key: it prepares what people then look at. */
export function programOf(here: Installation, connected: Connected = here.connection('wms')) {
  const { api_key: key } = here.sandbox();
  const { connection_id: id, access_token: token } = connected;
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${here.url}${path}`, {
      method,
      headers: {
        'x-trackstar-api-key': key,
        'x-trackstar-access-token': token,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  }
  const jobs = '/connections/on-demand-syncs';
  const program = {
    connectionId: id,
    get: <T>(path: string) => ask<T>('GET', path),
    post: <T>(path: string, body: unknown = {}) => ask<T>('POST', path, body),
    patch: <T>(path: string, body: unknown) => ask<T>('PATCH', path, body),
    /** Creates a job of the days from the one to the other, counted back from today. */
    create: (functionName: string, fromDaysAgo: number, toDaysAgo: number) =>
      ask<Job>('POST', jobs, {
        function_name: functionName,
        start_time: daysAgo(fromDaysAgo),
        end_time: daysAgo(toDaysAgo),
      }),
    job: (jobId: string) => ask<Job>('GET', `${jobs}/${jobId}`),
    /** Waits until a job has the status. Asks the database: what the API may be asked in a second is soon used up. */
    reaches: (jobId: string, status: Job['status']) =>
      until(async () => {
        const [run] = await here.rows('SELECT status FROM run WHERE run_id = $1', [jobId]);
        return run?.status === status;
      }),
    /** Waits until every schedule that is not disabled has had its first sync. */
    firstSyncsDone: () =>
      until(async () => {
        const [{ left }] = await here.rows(
          `SELECT count(*)::int AS left FROM schedule
           WHERE connection_id = $1 AND NOT initial_done AND NOT disabled`,
          [id],
        );
        return left === 0;
      }),
  };
  return program;
}

/** Midnight of a day, in UTC. */
function daysAgo(days: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days)).toISOString();
}

export interface Job {
  id: string;
  status: 'open' | 'completed' | 'cancelled' | 'stuck';
  progress: { share_of_window: number; requests: number; pages: number };
  report: { records_new: number; records_changed: number; records_unchanged: number };
}
