import type { SourceFunction } from '../connectors/kit/manifest.ts';
import { facets, type Resource, validateRecord } from '../model/index.ts';
import type { QuarantineWrite } from '../store/queries/quarantine.ts';
import { type Incoming, isOlder, recordHash } from './compare.ts';
import { isRepeat, keyOf, type Reading, type Repeat, type StoredPayload, toReading } from './reading.ts';

/** A mapped record with its vendor payload. */
export interface PreparedRecord extends Incoming {
  /** The vendor's record as JSON text; null where it is not kept because it holds somebody who was erased. */
  payload: string | null;
  /** Of the payload. */
  digest: Buffer | null;
  facets: string;
  created: Date | null;
  /** The date that windows are compared with. */
  basis: Date | null;
  /** The key under which it stood in quarantine, for a payload that comes from there. */
  sourceKey?: string;
}

/** A record as a page showed it: mapped, or known to be stored just so. */
export type Met = PreparedRecord | Repeat;

/** A part of a page small enough for one transaction. */
export interface Chunk {
  records: Met[];
  quarantined: QuarantineWrite[];
  /** Of a remap: records passed over because their raw payload is no longer kept. */
  withoutRaw?: number;
}

/** What one transaction may carry. */
export const CHUNK_LIMITS = { records: 500, bytes: 4 * 1024 * 1024 } as const;
/** A larger single record is not stored: it is put aside like any other that does not fit the model. */
const LARGEST_RECORD_BYTES = 2 * 1024 * 1024;

/** Prepares payloads that are stored, each as of its own instant. */
export function prepareStored(
  stored: readonly StoredPayload[],
  fn: SourceFunction,
  resource: Resource,
): Chunk[] {
  return prepareReadings(
    stored.map((one) => toReading(parsed(one.payload), one)),
    fn,
    resource,
  );
}

/** A stored payload; undefined where it was spoilt, which is nothing that could be mapped. */
export function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/**
 * Maps, checks and measures the records of a page, before any lock is taken. What cannot be mapped is put
 * aside with its reason and payload; it never stops the page. A record that stands twice in one answer is kept
 * once, the newer. The result has at least one chunk.
 *
 * @param known readings that need not be mapped
 */
export function prepareReadings(
  readings: readonly Reading[],
  fn: SourceFunction,
  resource: Resource,
  known: ReadonlyMap<Reading, Repeat> = new Map(),
): Chunk[] {
  const records = new Map<string, Met>();
  const quarantined: QuarantineWrite[] = [];
  for (const reading of readings) {
    const repeat = known.get(reading);
    if (repeat && !records.has(repeat.id)) {
      records.set(repeat.id, repeat);
      continue;
    }
    try {
      const record = prepare(reading, fn, resource);
      const met = records.get(record.id);
      const twin = met && isRepeat(met) ? prepare(met.reading, fn, resource) : met;
      if (!twin || !isOlder(record, twin, fn.grainMs)) records.set(record.id, record);
    } catch (error) {
      const { raw, payload, asOf, sourceKey } = reading;
      const key = sourceKey ?? keyOf(raw, payload, fn);
      quarantined.push({ sourceKey: key, reason: reasonOf(error), payload, asOf });
    }
  }
  return chunks([...records.values()], uniqueByKey(quarantined));
}

function prepare(
  { raw, payload, digest, asOf, sourceKey }: Reading,
  fn: SourceFunction,
  resource: Resource,
): PreparedRecord {
  if (payload.length > LARGEST_RECORD_BYTES)
    throw new Error(`record: is larger than ${LARGEST_RECORD_BYTES} bytes`);
  const record = fn.map(raw);
  const problems = validateRecord(resource, record);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return {
    id: record.id,
    record,
    ...storedForm(record, fn, resource),
    updated: fn.versionedBy === 'updated_date' ? dateOf(record.updated_date) : null,
    asOf,
    payload,
    digest,
    created: dateOf(record.created_date),
    basis: dateOf(fn.basisDate(record)),
    ...(sourceKey !== undefined && { sourceKey }),
  };
}

/** A record as it is stored, compared and filtered. */
export function storedForm(
  record: Record<string, unknown>,
  fn: Pick<SourceFunction, 'volatile'>,
  resource: Resource,
): Pick<PreparedRecord, 'text' | 'hash' | 'facets'> {
  const text = JSON.stringify(record);
  return {
    text,
    hash: recordHash(record, text, fn),
    facets: JSON.stringify(facets(resource, record), storable),
  };
}

/**
 * What is stored as the basis date: always where the source re-issues whole sets, which are looked up by it; otherwise
 * only where it is another date than {@link basisColumn} has, so that most records need no entry in one more index.
 */
export function storedBasis({ basis, created, updated }: PreparedRecord, fn: SourceFunction): Date | null {
  if (fn.replaces !== undefined) return basis;
  const usual = basisColumn(fn) === 'source_updated' ? updated : created;
  return basis?.getTime() === usual?.getTime() ? null : basis;
}

/** The column in which a record has its basis date, unless it has one of its own in `basis_date`. */
export function basisColumn(fn: SourceFunction): 'source_updated' | 'source_created' {
  return fn.basis === 'updated' ? 'source_updated' : 'source_created';
}

function chunks(records: Met[], quarantined: QuarantineWrite[]): Chunk[] {
  const result: Chunk[] = [{ records: [], quarantined: [] }];
  let bytes = 0;
  const room = (size: number): Chunk => {
    const last = result.at(-1)!;
    const count = last.records.length + last.quarantined.length;
    if (count === 0 || (count < CHUNK_LIMITS.records && bytes + size <= CHUNK_LIMITS.bytes)) {
      bytes += size;
      return last;
    }
    bytes = size;
    const next: Chunk = { records: [], quarantined: [] };
    result.push(next);
    return next;
  };
  for (const record of records) room(sizeOf(record)).records.push(record);
  for (const entry of quarantined) room(entry.payload.length).quarantined.push(entry);
  return result;
}

/** A repeat that is mapped after all comes to about as much again as its payload. */
function sizeOf(record: Met): number {
  return isRepeat(record)
    ? 2 * record.reading.payload.length
    : record.text.length + (record.payload?.length ?? 0);
}

function uniqueByKey(entries: QuarantineWrite[]): QuarantineWrite[] {
  return [...new Map(entries.map((entry) => [entry.sourceKey, entry])).values()];
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll('\0', '').toWellFormed().slice(0, 2000);
}

/** Filter values go into jsonb, which cannot hold NUL or half a surrogate pair; the record itself keeps them. */
function storable(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '') : value;
}

/** An instant as a record tells it; null for what is none. */
export function dateOf(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}
