import { functionOf } from '../connectors/kit/registry.ts';
import type { JobRow } from '../store/queries/load-jobs.ts';
import type { Engine } from './engine.ts';
import { estimatedEnd } from './estimated-end.ts';
import { WHOLE } from './slice-progress.ts';
import { type Wait, type Waiting, waitOf } from './waiting.ts';
import type { Purpose } from './words.ts';

/** What a verify found, in numbers. */
export interface Verification {
  records_compared: number;
  equal: number;
  missing: number;
  differing: number;
  unexpected: number;
  /** Stored in a newer state than the verify has seen. */
  newer: number;
  /** Changed at the source since it was last read: the next sync brings them. */
  not_yet_read: number;
  /** That cannot be mapped, and are put aside. */
  quarantined: number;
  /** Null before it is completed. */
  verdict: 'equal' | 'different' | null;
}

/** A sync job as the API shows it: the documented fields, then ours. */
export interface Job {
  id: string;
  sync_job_id: string;
  connection_id: string;
  function_name: string;
  status: 'open' | 'completed' | 'cancelled' | 'stuck';
  requested_start_time: string | null;
  requested_end_time: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  window_basis: string;
  effective_end_time: string | null;
  /** silent: its records make no events, only its end does. */
  events: 'send' | 'silent';
  purpose: Purpose;
  /** It reads only what of its window had not been read. */
  only_gaps: boolean;
  progress: {
    /** From 0 to 1: never falls, and is 1 only once the job is completed. */
    share_of_window: number;
    slices_done: number;
    slices_total: number;
    pages: number;
    requests: number;
    /** What keeps it; null while it is worked on. */
    waiting: Waiting | null;
    /** When it may be done by its pace so far; null where nothing can be said. */
    estimated_end: string | null;
  };
  report: {
    records_new: number;
    records_changed: number;
    records_unchanged: number;
    records_outdated: number;
    records_quarantined: number;
    unavailable: { start: string; end: string }[];
    /** Null unless it is a verify. */
    verification: Verification | null;
    /** Null unless it is a remap. */
    remap: { records_without_raw: number } | null;
  };
  error: { code: string; message: string } | null;
}

/** Turns a stored run into the API's job. */
export function toJob(row: JobRow, engine: Pick<Engine, 'clock' | 'connectors'>): Job {
  const wait = row.status === 'open' ? waitOf(row, engine.clock, sendsFiles(row, engine)) : null;
  return {
    id: row.run_id,
    sync_job_id: row.run_id,
    connection_id: row.connection_id,
    function_name: row.function_name,
    status: row.status,
    requested_start_time: instant(row.requested_start),
    requested_end_time: instant(row.requested_end),
    created_at: instant(row.created_at)!,
    started_at: instant(row.started_at),
    finished_at: instant(row.finished_at),
    window_basis: row.basis,
    effective_end_time: instant(row.effective_end),
    events: row.events,
    purpose: row.purpose,
    only_gaps: row.only_gaps,
    progress: {
      share_of_window: row.status === 'completed' ? 1 : shareOf(row.progress),
      slices_done: row.slices_done,
      slices_total: row.slices_total,
      pages: Number(row.pages),
      requests: Number(row.requests),
      waiting: wait && { ...wait, until: instant(wait.until) },
      estimated_end: row.status === 'open' ? instant(endOf(row, wait, engine)) : null,
    },
    report: {
      records_new: Number(row.records_new),
      records_changed: Number(row.records_changed),
      records_unchanged: Number(row.records_unchanged),
      records_outdated: Number(row.records_outdated),
      records_quarantined: Number(row.records_quarantined),
      unavailable: joined(unavailableOf(row)),
      verification: row.purpose === 'verify' ? verificationOf(row) : null,
      remap: row.purpose === 'remap' ? { records_without_raw: Number(row.without_raw) } : null,
    },
    error: row.error,
  };
}

/** A verify states nothing of what it could not read; its window was shortened instead. */
function unavailableOf(row: JobRow): { start: Date; end: Date }[] {
  const { purpose, requested_start: asked, window_start: start } = row;
  const cut = purpose === 'verify' && asked && start && asked < start ? [{ start: asked, end: start }] : [];
  return [...cut, ...row.unavailable.map((one) => ({ start: new Date(one.start), end: new Date(one.end) }))];
}

function verificationOf(row: JobRow): Verification {
  const [equal, newer] = [Number(row.records_unchanged), Number(row.records_outdated)];
  const [missing, differing] = [Number(row.found_missing), Number(row.found_differing)];
  const [unexpected, due] = [Number(row.found_unexpected), Number(row.not_yet_read)];
  const different = missing + differing + unexpected > 0;
  return {
    records_compared: equal + newer + missing + differing + due,
    equal,
    missing,
    differing,
    unexpected,
    newer,
    not_yet_read: due,
    quarantined: Number(row.records_quarantined),
    verdict: row.status !== 'completed' ? null : different ? 'different' : 'equal',
  };
}

function sendsFiles(row: JobRow, { connectors }: Pick<Engine, 'connectors'>): boolean {
  return connectors.find(row.integration_type, row.integration_name)?.inbox !== undefined;
}

/** Cut, never rounded up: to four places, and below 1. */
function shareOf(millionths: number): number {
  return Math.min(Math.floor(millionths / 100) / 10_000, 0.9999);
}

function endOf(row: JobRow, wait: Wait | null, engine: Pick<Engine, 'clock' | 'connectors'>): Date | null {
  // Nobody knows when its turn comes, or a worker.
  if (wait && !wait.until) return null;
  const connector = engine.connectors.find(row.integration_type, row.integration_name);
  const cost = connector && functionOf(connector, row.function_name)?.cost;
  return estimatedEnd(
    { ...row, share: row.progress / WHOLE, requests: Number(row.requests), pages: Number(row.pages) },
    wait?.until ? (wait.until.getTime() - engine.clock.now().getTime()) / engine.clock.rate : 0,
    connector ? { ...connector.quota, cost: cost ?? 1, rate: engine.clock.rate } : null,
  );
}

/** Ranges in order of their start, those that touch made one: the source's history shrinks while a job waits. */
function joined(ranges: { start: Date; end: Date }[]): Job['report']['unavailable'] {
  const result: { start: Date; end: Date }[] = [];
  for (const range of ranges) {
    const last = result.at(-1);
    if (last && range.start <= last.end)
      last.end = new Date(Math.max(range.end.getTime(), last.end.getTime()));
    else result.push({ ...range });
  }
  return result.map(({ start, end }) => ({ start: instant(start)!, end: instant(end)! }));
}

/** What a function reads, as events name it: get_orders reads `orders`. */
export function resourceWord(functionName: string): string {
  return functionName.replace(/^get_/, '');
}

/** An instant as the API writes it: UTC, without a fraction where there is none. */
export function instant(date: Date | null): string | null {
  return date === null ? null : date.toISOString().replace('.000Z', 'Z');
}
