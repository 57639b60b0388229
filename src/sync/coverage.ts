import type { SourceFunction } from '../connectors/kit/manifest.ts';
import { BackhaulError, resourceOfFunction } from '../model/index.ts';
import type { ConnectionRecord } from '../store/queries/connections.ts';
import {
  type CoverageStart,
  coverageStarts,
  loadReadings,
  loadSnapshot,
  loadUnavailable,
} from '../store/queries/load-coverage.ts';
import { loadSchedules } from '../store/queries/schedules.ts';
import { type DateColumn, storedDates } from '../store/queries/stored-dates.ts';
import {
  limitsOf,
  pictureOf,
  type ReadingView,
  readingView,
  type Stretch,
  stretch,
} from './coverage-view.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';
import { connectorToday } from './profiled.ts';
import type { RunKind } from './words.ts';

/** Ranges of one function that one answer is made from; what lies further back is for the next. */
const MOST_ROWS = 1000;

/** What was read of one function, by one kind of date. */
export interface FunctionCoverage {
  function_name: string;
  basis: string;
  /** Of today's mapper; null where this version reads the function no longer, or by another date. */
  mapper_version: number | null;
  /** What is looked at; null for a snapshot, and where nothing was read yet and no start is given. */
  looked_at: Stretch | null;
  covered: (Stretch & ReadingView)[];
  /** Null where no job can fill them: the function is read by another date now, or not at all. */
  gaps: Stretch[] | null;
  unavailable: Stretch[];
  /** The newest complete reading; for functions without a window. */
  snapshot: ReadingView | null;
  oldest_data: string | null;
  newest_data: string | null;
  /** Up to where its schedule has read. */
  latest_data: string | null;
  /** Given as `end_time` it shows what lies before; null where that is nothing. */
  next_end_time: string | null;
}

/** What is asked for. */
export interface CoverageQuery {
  functionName?: string | undefined;
  start?: Date | undefined;
  end?: Date | undefined;
}

/**
 * What was read of a connection, function by function in the connector's order.
 *
 * @throws BackhaulError invalid, in the query's words
 */
export async function readCoverage(
  engine: Engine,
  connection: ConnectionRecord,
  query: CoverageQuery,
): Promise<FunctionCoverage[]> {
  const { connection_id: connectionId } = connection;
  const { start, end, functionName = null } = query;
  if (start && end && start >= end) throw invalidQuery('start_time', 'must be before end_time.');
  const functions = (await connectorToday(engine.pool, engine, connection))?.functions ?? [];
  const starts = await coverageStarts(engine.pool, connectionId, functionName);
  const known = functions.filter((fn) => functionName === null || fn.name === functionName);
  if (functionName !== null && known.length === 0 && starts.length === 0) {
    throw invalidQuery('function_name', `${functionName} is no function of this connection.`);
  }
  const schedules = await loadSchedules(engine.pool, [connectionId]);
  const answers: FunctionCoverage[] = [];
  for (const { fn, functionName: of, basis, oldest } of subjects(known, starts)) {
    const position = schedules.find((schedule) => schedule.function_name === of)?.position ?? null;
    const common = { function_name: of, basis, mapper_version: fn?.mapperVersion ?? null };
    const stored = fn ? await datesOf(engine, connection, fn) : { oldest_data: null, newest_data: null };
    const rest = { ...stored, latest_data: fn ? instant(position) : null };
    const covered =
      basis === 'none'
        ? await snapshotOf(engine, connectionId, of, common.mapper_version)
        : await rangesOf(engine, connectionId, { fn, functionName: of, basis, oldest }, query);
    answers.push({ ...common, ...covered, ...rest });
  }
  return answers;
}

type Subject = { fn: SourceFunction | null; functionName: string; basis: string; oldest: Date | null };
type Ranges = Pick<
  FunctionCoverage,
  'looked_at' | 'covered' | 'gaps' | 'unavailable' | 'snapshot' | 'next_end_time'
>;

/** What this version reads, then what earlier ones read otherwise. */
function subjects(functions: readonly SourceFunction[], starts: readonly CoverageStart[]): Subject[] {
  const now = functions.map((fn) => {
    const row = starts.find((one) => one.function_name === fn.name && one.basis === fn.basis);
    return { fn, functionName: fn.name, basis: fn.basis, oldest: row?.oldest ?? null };
  });
  const before = starts.filter(
    (row) => !functions.some((fn) => fn.name === row.function_name && fn.basis === row.basis),
  );
  return [
    ...now,
    ...before.map((row) => ({
      fn: null,
      functionName: row.function_name,
      basis: row.basis,
      oldest: row.oldest,
    })),
  ];
}

async function rangesOf(
  engine: Engine,
  connectionId: string,
  { fn, functionName, basis, oldest }: Subject,
  { start, end }: CoverageQuery,
): Promise<Ranges> {
  const now = engine.clock.now();
  const limits = fn ? limitsOf(fn, now) : { to: now.getTime(), keptFrom: null };
  const from = start ?? oldest;
  const to = Math.min(end?.getTime() ?? limits.to, limits.to);
  const nothing = { covered: [], gaps: fn && [], unavailable: [], snapshot: null, next_end_time: null };
  if (!from || from.getTime() >= to) return { ...nothing, looked_at: null };
  const window = { connectionId, functionName, basis, start: from, end: new Date(to) };
  const rows = await loadReadings(engine.pool, window, MOST_ROWS + 1);
  const gone = await loadUnavailable(engine.pool, window);
  // Rows come from the newest end: whatever ends after the first one left out is known whole.
  const cut = rows[MOST_ROWS]?.range_end.getTime() ?? null;
  const bounds = { start: cut ?? from.getTime(), end: to };
  const picture = pictureOf(rows.slice(0, MOST_ROWS), gone, bounds, {
    keptFrom: limits.keptFrom,
    now: now.getTime(),
  });
  return {
    looked_at: stretch(bounds),
    covered: picture.covered.map((reading) => ({
      ...stretch(reading),
      ...readingView(reading, fn?.mapperVersion ?? null),
    })),
    gaps: fn && picture.gaps.map(stretch),
    unavailable: picture.unavailable.map(stretch),
    snapshot: null,
    next_end_time: cut === null ? null : instant(new Date(cut)),
  };
}

async function snapshotOf(
  engine: Engine,
  connectionId: string,
  functionName: string,
  mapperVersion: number | null,
): Promise<Ranges> {
  const row = await loadSnapshot(engine.pool, connectionId, functionName);
  const asOf = row?.as_of.getTime() ?? 0;
  const snapshot = row && {
    asOf,
    lastAsOf: asOf,
    runId: row.run_id,
    kind: row.kind as RunKind,
    mapperVersion: row.mapper_version,
  };
  return {
    looked_at: null,
    covered: [],
    gaps: null,
    unavailable: [],
    snapshot: snapshot ? readingView(snapshot, mapperVersion) : null,
    next_end_time: null,
  };
}

async function datesOf(
  engine: Engine,
  { connection_id: connectionId, integration_type: type }: ConnectionRecord,
  fn: SourceFunction,
): Promise<{ oldest_data: string | null; newest_data: string | null }> {
  const column = dateColumn(fn);
  if (!column) return { oldest_data: null, newest_data: null };
  const resource = resourceOfFunction(type, fn.name).name;
  const { oldest, newest } = await storedDates(engine.pool, connectionId, resource, column);
  return { oldest_data: instant(oldest), newest_data: instant(newest) };
}

/** Where the date that a function's windows are compared with is stored; null where it has no index. */
function dateColumn(fn: SourceFunction): DateColumn | null {
  if (fn.replaces !== undefined) return 'basis_date';
  if (fn.basis === 'created') return 'source_created';
  return fn.basis === 'updated' && fn.versionedBy === 'updated_date' ? 'source_updated' : null;
}

function invalidQuery(field: string, problem: string): BackhaulError {
  return new BackhaulError('invalid', `${field}: ${problem}`, { detail: { query: { [field]: [problem] } } });
}
