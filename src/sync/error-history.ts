import {
  type FailingRunRow,
  failingRuns,
  type PastErrorRow,
  pastErrors,
} from '../store/queries/error-history.ts';
import { type ConnectionErrorRow, listConnectionErrors } from '../store/queries/list-connection-errors.ts';
import { loadSchedules } from '../store/queries/schedules.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';

/** Something that went wrong for a connection, as the API shows it. */
export interface ErrorEntry {
  state: 'open' | 'past';
  /** Nothing of it is read until somebody mends something; else it is tried again by itself. */
  blocking: boolean;
  /** Null for the whole connection. */
  function_name: string | null;
  code: string;
  message: string;
  /** The open run that meets it; null for what blocks. */
  run_id: string | null;
  first_seen: string | null;
  last_seen: string | null;
  retry_at: string | null;
  ended_at: string | null;
}

/** Where a page of the list ended: so many open ones are told; behind which event. */
interface ErrorPlace {
  open: number;
  event: string | null;
}

const ALL_TOLD = Number.MAX_SAFE_INTEGER;

/** What goes wrong for a connection, then what went wrong and is over, the last first. `next` is null on the last page. */
export async function findErrors(
  engine: Engine,
  connectionId: string,
  state: 'open' | 'past' | undefined,
  after: ErrorPlace | null,
  limit: number,
): Promise<{ errors: ErrorEntry[]; next: ErrorPlace | null }> {
  const { open: told, event } = after ?? { open: state === 'past' ? ALL_TOLD : 0, event: null };
  const open = told === ALL_TOLD ? [] : (await openErrors(engine, connectionId)).slice(told);
  if (open.length > limit) {
    return { errors: open.slice(0, limit), next: { open: told + limit, event: null } };
  }
  if (state === 'open') return { errors: open, next: null };
  const room = limit - open.length;
  const rows = await pastErrors(engine.pool, connectionId, event, room + 1);
  const page = rows.slice(0, room);
  const next = rows.length > room ? { open: ALL_TOLD, event: page.at(-1)?.event_id ?? event } : null;
  return { errors: [...open, ...page.map(toPast)], next };
}

async function openErrors(engine: Engine, connectionId: string): Promise<ErrorEntry[]> {
  const [errors, schedules, runs] = await Promise.all([
    listConnectionErrors(engine.pool, [connectionId]),
    loadSchedules(engine.pool, [connectionId]),
    failingRuns(engine.pool, connectionId),
  ]);
  const off = new Set(schedules.filter((row) => row.disabled).map((row) => row.function_name));
  const present = errors.filter((error) => !off.has(error.function_name));
  // What blocks was met by a run, which says the same.
  const others = runs.filter(
    (run) =>
      !present.some(
        ({ function_name: of, code }) => code === run.error.code && (of === '' || of === run.function_name),
      ),
  );
  return [...present.map(toBlocking), ...others.map(toFailing)];
}

function toBlocking(row: ConnectionErrorRow): ErrorEntry {
  return {
    state: 'open',
    blocking: true,
    function_name: row.function_name || null,
    code: row.code,
    message: row.message,
    run_id: null,
    first_seen: instant(row.first_seen),
    last_seen: instant(row.last_seen),
    retry_at: null,
    ended_at: null,
  };
}

function toFailing(row: FailingRunRow): ErrorEntry {
  return {
    state: 'open',
    blocking: false,
    function_name: row.function_name,
    code: row.error.code,
    message: row.error.message,
    run_id: row.run_id,
    first_seen: instant(row.since),
    last_seen: instant(row.last_seen),
    retry_at: instant(row.waiting_until),
    ended_at: null,
  };
}

/** From what was told of its end. Events of before do not name the function. */
function toPast(row: PastErrorRow): ErrorEntry {
  const told = JSON.parse(row.data) as {
    function_name?: string | null;
    code: string;
    error_message: string;
    created_date: string;
    last_seen: string;
  };
  return {
    state: 'past',
    blocking: true,
    function_name: told.function_name ?? null,
    code: told.code,
    message: told.error_message,
    run_id: null,
    first_seen: told.created_date,
    last_seen: told.last_seen,
    retry_at: null,
    ended_at: instant(row.created_at),
  };
}
