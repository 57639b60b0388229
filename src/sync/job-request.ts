import { isOnDemand } from '../connectors/catalogue/on-demand.ts';
import type { SourceFunction } from '../connectors/kit/manifest.ts';
import { functionOf } from '../connectors/kit/registry.ts';
import { BackhaulError, invalidField } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import { pairOverride } from '../store/queries/pairs.ts';
import { loadSchedule } from '../store/queries/schedules.ts';
import { refuseDisabled } from './disable.ts';
import type { Engine } from './engine.ts';
import { connectorToday } from './profiled.ts';
import { countSlices, historyStart, keptShorter, type Window } from './window.ts';
import type { Purpose } from './words.ts';

/** Bounds of what one caller can ask of one connection. */
const JOB_LIMITS = { openJobs: 200, slices: 5000 } as const;

/** What a caller asks to be read. */
export interface JobRequest {
  functionName: string;
  start: Date;
  end: Date;
  /** `silent`: its records make no events, only its end does. */
  events?: 'send' | 'silent' | undefined;
  /** `read` unless told. */
  purpose?: Exclude<Purpose, 'repair'> | undefined;
  idempotencyKey?: string | undefined;
}

/**
 * The function of an enabled pair. Names that do not exist at all answer with the same documented sentence.
 *
 * @throws BackhaulError on_demand_not_enabled; function_disabled
 */
export async function enabledFunction(
  db: Queryable,
  engine: Engine,
  connection: ConnectionRecord,
  functionName: string,
): Promise<SourceFunction> {
  const { integration_type: type, integration_name: name } = connection;
  const connector = await connectorToday(db, engine, connection);
  const fn = connector && functionOf(connector, functionName);
  const decided = fn && (await pairOverride(db, type, name, fn.name));
  if (!fn || !isOnDemand(type, fn, decided)) {
    throw new BackhaulError(
      'on_demand_not_enabled',
      `On-demand sync is not enabled for ${name} ${functionName}`,
    );
  }
  refuseDisabled(fn.name, await loadSchedule(db, connection.connection_id, fn.name));
  return fn;
}

/** Cuts off of a window what lies in the future. @throws BackhaulError invalid, where it is none or that is all of it */
export function pastWindow({ start, end }: Pick<JobRequest, 'start' | 'end'>, now: Date): Window {
  if (start >= end) throw invalidField('start_time', 'must be before end_time.');
  const window = { start, end: end < now ? end : now };
  if (window.start >= window.end) throw invalidField('start_time', 'must be in the past.');
  return window;
}

/** The past part of a window that is to be read whole. @throws BackhaulError invalid */
export function readableWindow(request: JobRequest, fn: SourceFunction, now: Date): Window {
  const window = pastWindow(request, now);
  refuseTooWide(countSlices(window, fn));
  // What was stored is kept here, whatever the source still has.
  const fromSource = fn.basis !== 'none' && request.purpose !== 'remap';
  const keptFrom = fromSource ? historyStart(now, fn) : null;
  if (keptFrom && window.end <= keptFrom) {
    const by = keptShorter(fn)
      ? 'what your organization keeps (retention_days)'
      : 'what the source still keeps';
    throw invalidField('end_time', `is before ${by}; it goes back to ${keptFrom.toISOString()}.`);
  }
  return window;
}

/** @throws BackhaulError invalid, for what would need too many slices */
export function refuseTooWide(slices: number): void {
  if (slices > JOB_LIMITS.slices) {
    throw invalidField(
      'start_time',
      `is too far from end_time: the window would need over ${JOB_LIMITS.slices} slices.`,
    );
  }
}

/** @throws BackhaulError too_many_open_jobs */
export async function refuseTooMany(db: Queryable, connectionId: string): Promise<void> {
  const { rows } = await db.query<{ open: string }>(
    "SELECT count(*) AS open FROM run WHERE connection_id = $1 AND status = 'open' AND kind = 'on_demand'",
    [connectionId],
  );
  if (Number(rows[0]!.open) >= JOB_LIMITS.openJobs) {
    throw new BackhaulError(
      'too_many_open_jobs',
      `This connection has ${JOB_LIMITS.openJobs} open sync jobs already. Wait for some to end, or cancel some.`,
    );
  }
}
