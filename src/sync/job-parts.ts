import { loadTrail, SAMPLE } from '../store/queries/job-trail.ts';
import { listSlices, type ShownSlice } from '../store/queries/list-slices.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';
import { jobRow, notFound } from './jobs.ts';
import { WHOLE } from './slice-progress.ts';
import { UUID } from './words.ts';

/** A part of a job's window, as the API shows it. */
export interface SliceView {
  slice_no: number;
  window: { start: string; end: string } | null;
  status: 'open' | 'done';
  pages: number;
  records: number;
  restarts: number;
  /** From 0 to 1. */
  progress: number;
  cursor_at: string | null;
}

/** How far a job was at an instant. */
export interface Sample {
  at: string;
  pages: number;
  requests: number;
  records: number;
}

/** Slices of a job, from the one after `after`. `next` is null on the last page. @throws BackhaulError not_found */
export async function findSlices(
  engine: Engine,
  connectionId: string,
  jobId: string,
  ask: { status: 'open' | 'done' | null; after: number; limit: number },
): Promise<{ slices: SliceView[]; next: number | null }> {
  const { run_id: runId } = await jobRow(engine.pool, connectionId, jobId);
  const rows = await listSlices(engine.pool, connectionId, runId, ask.status, ask.after, ask.limit + 1);
  const page = rows.slice(0, ask.limit);
  const last = page.at(-1);
  return { slices: page.map(toSlice), next: rows.length > ask.limit && last ? last.slice_no : null };
}

/** How a job's counters grew, from its making until its last page. @throws BackhaulError not_found */
export async function readTrail(engine: Engine, connectionId: string, jobId: string): Promise<Sample[]> {
  const row = UUID.test(jobId) ? await loadTrail(engine.pool, connectionId, jobId) : undefined;
  if (!row) throw notFound('sync job', jobId);
  const { trail } = row;
  const from = row.created_at.getTime();
  const samples: Sample[] = [{ at: instant(row.created_at)!, pages: 0, requests: 0, records: 0 }];
  for (let at = 0; at < trail.length; at += SAMPLE) {
    const [seconds, pages, requests, records] = trail.slice(at, at + SAMPLE).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    samples.push({ at: instant(new Date(from + seconds * 1000))!, pages, requests, records });
  }
  const now = { pages: Number(row.pages), requests: Number(row.requests), records: Number(row.records) };
  const last = samples.at(-1)!;
  if (row.last_page_at && now.pages > last.pages) {
    const at = new Date(Math.max(row.last_page_at.getTime(), Date.parse(last.at)));
    samples.push({ at: instant(at)!, ...now });
  }
  return samples;
}

function toSlice(row: ShownSlice): SliceView {
  const { window_start: start, window_end: end } = row;
  return {
    slice_no: row.slice_no,
    window: start && end && { start: instant(start)!, end: instant(end)! },
    status: row.status,
    pages: Number(row.pages),
    records: Number(row.records_seen),
    restarts: row.restarts,
    progress: Math.floor((row.progress / WHOLE) * 10_000) / 10_000,
    cursor_at: instant(row.cursor_at),
  };
}
