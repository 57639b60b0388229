import type { Ground } from './ground.ts';

export interface RecordRow {
  key: string;
  resource: string;
  id: string;
  version: number;
  data: string;
  updated: string | null;
  basis: string | null;
  as_of: string;
  missing: string | null;
  run: string;
  stamps: string;
  /** Where the row version lies: another one means that it was written to. */
  place: string;
  /** The raw payload's run and as_of. */
  raw: string | null;
}

export interface EventRow {
  event_id: string;
  type: string;
  resource: string | null;
  record_id: string | null;
  record_version: number | null;
  run_id: string;
  kind: string;
  historical: boolean;
  data: Record<string, unknown>;
  previous_attributes: Record<string, unknown> | null;
}

export interface StoredRun {
  run_id: string;
  kind: 'initial' | 'scheduled' | 'manual' | 'on_demand';
  purpose: 'read' | 'verify' | 'repair' | 'remap';
  function_name: string;
  status: 'open' | 'completed' | 'cancelled' | 'stuck';
  window_start: string | null;
  window_end: string | null;
  effective_end: string | null;
  created_at: string;
  waiting_until: string | null;
  pages: number;
  told_stuck: boolean;
  records_new: number;
  records_changed: number;
  error: { code: string; message: string } | null;
  [column: string]: unknown;
}

export interface CoverageRow {
  coverage_id: string;
  function_name: string;
  basis: string;
  range_start: string | null;
  range_end: string | null;
  state: 'read' | 'unavailable' | 'unkept';
  as_of: string;
  /** Only where it was joined of several readings: the newest of them. */
  last_as_of: string | null;
  run_id: string;
}

export interface ScheduleRow {
  function_name: string;
  position: string | null;
  initial_done: boolean;
}

export interface ErrorRow {
  function_name: string;
  code: string;
  message: string;
}

export interface SliceRow {
  run_id: string;
  slice_no: number;
  status: string;
  [column: string]: unknown;
}

/** Everything the database holds of a connection at one instant; of events, those since the snapshot before. */
export interface Snapshot {
  state: { epoch: number; newest_as_of: string; [column: string]: unknown };
  records: Map<string, RecordRow>;
  events: EventRow[];
  runs: Map<string, StoredRun>;
  slices: SliceRow[];
  coverage: CoverageRow[];
  schedules: Map<string, ScheduleRow>;
  quarantine: { resource: string; source_key: string; as_of: string }[];
  findings: { run_id: string; id: string; kind: 'missing' | 'differing' | 'unexpected' }[];
  sightings: number;
  errors: ErrorRow[];
  lastEvent: string;
}

const NO_EVENT = '00000000-0000-0000-0000-000000000000';

/** Looks at a connection from outside. */
export async function takeSnapshot(
  ground: Ground,
  connectionId: string,
  after: Snapshot | null,
): Promise<Snapshot> {
  const since = after?.lastEvent ?? NO_EVENT;
  const { rows } = await ground.watcher.query<{ row: Record<string, never[]> }>(SELECT, [
    connectionId,
    since,
  ]);
  const row = rows[0]!.row as unknown as Omit<Snapshot, 'records' | 'runs' | 'schedules' | 'lastEvent'> & {
    records: RecordRow[];
    runs: StoredRun[];
    schedules: ScheduleRow[];
  };
  return {
    ...row,
    records: new Map(row.records.map((record) => [record.key, record])),
    runs: new Map(row.runs.map((run) => [run.run_id, run])),
    schedules: new Map(row.schedules.map((schedule) => [schedule.function_name, schedule])),
    lastEvent: row.events.at(-1)?.event_id ?? since,
  };
}

/** The whole of a snapshot as text, for "nothing at all has changed". */
export function frozen(snapshot: Snapshot): string {
  const { events: _, lastEvent, ...rest } = snapshot;
  return JSON.stringify({
    ...rest,
    lastEvent,
    records: [...rest.records.values()],
    runs: [...rest.runs.values()],
    schedules: [...rest.schedules.values()],
  });
}

const SELECT = `
  SELECT json_build_object(
    'state', (SELECT row_to_json(s) FROM connection_state s WHERE connection_id = $1),
    'records', (SELECT coalesce(json_agg(json_build_object(
        'key', r.resource || '/' || r.id, 'resource', r.resource, 'id', r.id, 'version', r.record_version,
        'data', r.data::text, 'updated', r.source_updated, 'basis', r.basis_date, 'as_of', r.as_of,
        'missing', r.missing_since, 'run', r.run_id, 'stamps', r.created_stamp || ' ' || r.updated_stamp,
        'place', r.xmin || ' ' || r.ctid,
        'raw', (SELECT raw.run_id || ' ' || to_json(raw.as_of) FROM raw
                WHERE raw.connection_id = $1 AND raw.resource = r.resource AND raw.id = r.id)
      ) ORDER BY r.resource, r.id), '[]') FROM record r WHERE r.connection_id = $1),
    'events', (SELECT coalesce(json_agg(row_to_json(e) ORDER BY event_id), '[]') FROM event e
      WHERE connection_id = $1 AND event_id > $2),
    'runs', (SELECT coalesce(json_agg(row_to_json(r) ORDER BY run_id), '[]') FROM run r WHERE connection_id = $1),
    'slices', (SELECT coalesce(json_agg(row_to_json(s) ORDER BY run_id, slice_no), '[]') FROM slice s
      WHERE connection_id = $1),
    'coverage', (SELECT coalesce(json_agg(row_to_json(c) ORDER BY coverage_id), '[]') FROM coverage c
      WHERE connection_id = $1),
    'schedules', (SELECT coalesce(json_agg(row_to_json(s) ORDER BY function_name), '[]') FROM schedule s
      WHERE connection_id = $1),
    'quarantine', (SELECT coalesce(json_agg(json_build_object(
        'resource', resource, 'source_key', source_key, 'as_of', as_of)), '[]') FROM quarantine
      WHERE connection_id = $1),
    'findings', (SELECT coalesce(json_agg(json_build_object('run_id', run_id, 'id', id, 'kind', kind)), '[]')
      FROM finding WHERE connection_id = $1),
    'sightings', (SELECT count(*) FROM sighting WHERE connection_id = $1),
    'errors', (SELECT coalesce(json_agg(json_build_object(
        'function_name', function_name, 'code', code, 'message', message)), '[]') FROM connection_error
      WHERE connection_id = $1)
  ) AS row`;
