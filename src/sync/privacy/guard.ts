import type { SourceFunction } from '../../connectors/kit/manifest.ts';
import { type Resource, validateRecord } from '../../model/index.ts';
import type { Queryable } from '../../store/database.ts';
import type { QuarantineWrite } from '../../store/queries/quarantine.ts';
import type { Json } from '../diff.ts';
import {
  basisColumn,
  type Chunk,
  type Met,
  type PreparedRecord,
  parsed,
  storedForm,
} from '../prepare-page.ts';
import { isRepeat } from '../reading.ts';
import type { Privacy } from './privacy.ts';
import { type Keyring, recognise, recordSigns, rememberRecords, type Suspect } from './recognise.ts';
import { ERASED, type Tells, withoutPerson } from './redact.ts';

const DAY_MS = 24 * 3600 * 1000;
/** In place of a payload that was put aside. */
export const ERASED_PAYLOAD = JSON.stringify(ERASED);
export const ERASED_REASON = 'It cannot be mapped, and what it held was erased with a person.';

/** What of a connection is looked at. */
interface Page {
  connectionId: string;
  fn: SourceFunction;
  resource: Resource;
  /** The source clock. */
  now: Date;
}

/**
 * What of a page may be stored: records that are past their time are left out, and those that hold somebody who was
 * erased lose him, with the payload they came in. Everything that is read passes here after it was mapped and before any
 * lock is taken, whether it comes from the source, from stored payloads or from quarantine.
 *
 * @throws the database's error: where it cannot be asked who was erased, nothing may be stored
 */
export async function guard(db: Queryable, privacy: Privacy, page: Page, chunks: Chunk[]): Promise<Chunk[]> {
  const kept = chunks.map((chunk) => withinTime(privacy, page, chunk));
  const { key, organizationId } = privacy;
  if (!key) return kept;
  const guarded: Chunk[] = [];
  for (const chunk of kept) guarded.push(await withoutErased(db, { key, organizationId }, page, chunk));
  return guarded;
}

/** From when on records of a resource are kept; null: all of them. */
export function keptFrom(
  { retentionDays }: Pick<Privacy, 'retentionDays'>,
  resource: Resource,
  now: Date,
): Date | null {
  const days = retentionDays[resource.name];
  return days === undefined ? null : new Date(now.getTime() - days * DAY_MS);
}

function withinTime(privacy: Privacy, { fn, resource, now }: Page, chunk: Chunk): Chunk {
  const from = keptFrom(privacy, resource, now);
  if (!from) return chunk;
  return { ...chunk, records: chunk.records.filter((record) => !isBefore(record, from, fn)) };
}

function isBefore(record: Met, from: Date, fn: SourceFunction): boolean {
  const date = isRepeat(record)
    ? record.basis
    : (record.basis ?? (basisColumn(fn) === 'source_updated' ? record.updated : record.created));
  return date !== null && date < from;
}

async function withoutErased(db: Queryable, keyring: Keyring, page: Page, chunk: Chunk): Promise<Chunk> {
  const { connectionId, resource, fn } = page;
  // A repeat is what is stored, and that was gone through.
  const mapped = chunk.records.filter((record): record is PreparedRecord => !isRepeat(record));
  const suspects: Suspect[] = [
    ...mapped.map(({ id, record, payload }) => ({
      values: [record as Json, payload === null ? null : (parsed(payload) as Json)],
      records: recordSigns(connectionId, resource.name, id, record),
    })),
    ...chunk.quarantined.map(({ sourceKey, payload }) => ({
      values: [(parsed(payload) ?? payload) as Json],
      records: recordSigns(connectionId, resource.name, sourceKey),
    })),
  ];
  const { has, tells } = await recognise(db, keyring, suspects);
  const held = new Set<Met>(mapped.filter((_, place) => has(place)));
  const aside = chunk.quarantined.map((entry, place) =>
    has(mapped.length + place) ? { ...entry, payload: ERASED_PAYLOAD, reason: ERASED_REASON } : entry,
  );
  if (held.size === 0) return { ...chunk, quarantined: aside };
  await rememberRecords(
    db,
    keyring,
    connectionId,
    [...held].map(({ id }) => ({ resource: resource.name, id })),
  );
  const records: Met[] = [];
  for (const record of chunk.records) {
    const left = held.has(record) ? eraseFrom(record as PreparedRecord, fn, resource, tells) : record;
    if ('reason' in left) aside.push(left);
    else records.push(left);
  }
  return { ...chunk, records, quarantined: aside };
}

/** A record without the person; put aside where what is left of it is no record, rather than stored with him. */
function eraseFrom(
  prepared: PreparedRecord,
  fn: SourceFunction,
  resource: Resource,
  tells: Tells,
): PreparedRecord | QuarantineWrite {
  const record = withoutPerson(prepared.record as Record<string, Json>, tells);
  if (validateRecord(resource, record).length > 0)
    return { sourceKey: prepared.id, reason: ERASED_REASON, payload: ERASED_PAYLOAD, asOf: prepared.asOf };
  return { ...prepared, ...storedForm(record, fn, resource), record, payload: null, digest: null };
}
