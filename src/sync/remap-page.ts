import { Retryable } from '../connectors/kit/errors.ts';
import type { Connector, Page, SourceFunction } from '../connectors/kit/manifest.ts';
import { functionOf } from '../connectors/kit/registry.ts';
import { resourceOfFunction } from '../model/index.ts';
import type { Queryable } from '../store/database.ts';
import {
  asidePayloads,
  type RemapRange,
  type RemapRow,
  remapAside,
  remapPayloads,
  remapRecords,
} from '../store/queries/remap-sources.ts';
import type { Target } from './choose-next.ts';
import type { OpenRun } from './connection-view.ts';
import { basisColumn, type Chunk, prepareStored } from './prepare-page.ts';

/** What one page of a remap may hold, in stored bytes; payloads unpack to a few times as much. */
const PAGE_LIMITS = { records: 500, bytes: 1024 * 1024 } as const;

/** Where a remap stands: first it goes over records, then over what is put aside. */
interface Place {
  over: 'records' | 'quarantine';
  after: string | null;
}

/**
 * The function that a run reads with: the connector's; for a remap less everything that is a trait of the source's
 * list, since what it goes over is ours.
 */
export function functionFor(
  connector: Connector,
  run: Pick<OpenRun, 'functionName' | 'purpose'>,
): SourceFunction | undefined {
  const fn = functionOf(connector, run.functionName);
  if (!fn || run.purpose !== 'remap') return fn;
  const { resultCap: _, keepsHistoryMs: __, retainedMs: ____, cursorMaxAgeMs: ___, ...rest } = fn;
  return { ...rest, order: 'immutable', cost: 0 };
}

/**
 * One page of a remap: stored raw payloads, mapped with today's mapper, each as of the instant it was read. In place of
 * a request to the source.
 *
 * @throws Retryable when the database does not give them
 */
export async function remapPage(
  db: Queryable,
  connectionId: string,
  connector: Connector,
  target: Target,
): Promise<{ page: Page<unknown> & { kind: 'page' }; sourceTime: null; chunks: Chunk[] }> {
  // Not the target's, which lacks what preparing a record depends on.
  const fn = functionOf(connector, target.fn.name)!;
  const resource = resourceOfFunction(connector.type, fn.name);
  const over: RemapRange = {
    connectionId,
    resource: resource.name,
    range: target.slice.window,
    column: basisColumn(fn),
  };
  const place = (target.slice.cursor as Place | null) ?? { over: 'records' as const, after: null };
  try {
    const { stored, withoutRaw, next } = await readStored(db, over, place);
    const chunks = prepareStored(stored, fn, resource);
    chunks[0]!.withoutRaw = withoutRaw;
    return { page: { kind: 'page', records: stored, next: next && { ...next } }, sourceTime: null, chunks };
  } catch (error) {
    throw new Retryable(`The stored payloads could not be read: ${(error as Error).message}`);
  }
}

async function readStored(db: Queryable, over: RemapRange, place: Place) {
  if (place.over === 'quarantine') {
    const rows = await remapAside(db, over, place.after, PAGE_LIMITS.records);
    const { part, rest } = within(rows);
    const stored = await asidePayloads(db, over, keysOf(part));
    const more = rest || rows.length === PAGE_LIMITS.records;
    return { stored, withoutRaw: 0, next: more ? { ...place, after: part.at(-1)!.id } : null };
  }
  const { rows, last } = await remapRecords(db, over, place.after, PAGE_LIMITS.records);
  const { part, rest } = within(rows);
  const kept = part.filter((row) => row.as_of !== null);
  const stored = await remapPayloads(db, over, keysOf(kept));
  const after = rest ? part.at(-1)!.id : last;
  return {
    stored,
    withoutRaw: part.length - kept.length,
    next: after === null ? { over: 'quarantine' as const, after: null } : { ...place, after },
  };
}

/** As many as fit on a page; one fits in any case. */
function within(rows: RemapRow[]): { part: RemapRow[]; rest: boolean } {
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += row.bytes ?? 0;
    return index > 0 && bytes > PAGE_LIMITS.bytes;
  });
  return end === -1 ? { part: rows, rest: false } : { part: rows.slice(0, end), rest: true };
}

function keysOf(rows: RemapRow[]): string[] {
  return rows.map((row) => row.id);
}
