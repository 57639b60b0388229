import { type ChangeRow, recordHistory } from '../store/queries/record-history.ts';
import type { Engine } from './engine.ts';
import { instant } from './job.ts';

/** A change of a record, as the API shows it. */
export interface Change {
  record_version: number;
  at: string;
  event_types: string[];
  cause: { run_id: string | null; kind: string; historical: boolean };
  /** By dotted paths; null for a record that was new. */
  previous_attributes: Record<string, unknown> | null;
  current_attributes: Record<string, unknown> | null;
}

/** Changes of a record that made events, newest first. `next` is the version to go on below; null on the last page. */
export async function findHistory(
  engine: Engine,
  connectionId: string,
  record: { resource: string; id: string },
  before: string | null,
  limit: number,
): Promise<{ changes: Change[]; next: string | null }> {
  const rows = await recordHistory(engine.pool, connectionId, record, before, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { changes: page.map(toChange), next: rows.length > limit && last ? last.record_version : null };
}

function toChange(row: ChangeRow): Change {
  return {
    record_version: Number(row.record_version),
    at: instant(row.created_at)!,
    event_types: row.types,
    cause: { run_id: row.run_id, kind: row.kind ?? 'api', historical: row.historical },
    previous_attributes: row.previous === null ? null : JSON.parse(row.previous),
    current_attributes: row.previous === null ? null : JSON.parse(row.current ?? '{}'),
  };
}
