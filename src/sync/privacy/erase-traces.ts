import type { Transaction } from '../../store/database.ts';
import {
  type Trace,
  type TraceTable,
  writeErasedAside,
  writeErasedEvents,
  writeErasedFindings,
} from '../../store/queries/erasure-traces.ts';
import type { Json } from '../diff.ts';
import { jsonOf } from './erase-records.ts';
import { ERASED_PAYLOAD, ERASED_REASON } from './guard.ts';
import { recordSigns, type Suspect } from './recognise.ts';
import { type Tells, withoutPerson, withoutPersonBefore } from './redact.ts';

/** What of a row is looked at: of an event also what its record was before. */
export function suspectOf(connectionId: string, { resource, record_id, data, previous }: Trace): Suspect {
  const after = jsonOf(data);
  const values =
    previous === null ? [after] : [after, before(after, JSON.parse(previous) as Record<string, Json>)];
  const of = isObject(after) ? after : {};
  return {
    values,
    records:
      resource === null || record_id === null ? [] : recordSigns(connectionId, resource, record_id, of),
  };
}

/** Takes the person out of rows that hold him. */
export async function eraseTraces(
  tx: Transaction,
  connectionId: string,
  table: TraceTable,
  rows: readonly Trace[],
  tells: Tells,
): Promise<void> {
  const keys = rows.map(({ key }) => key);
  if (table === 'quarantine')
    return await writeErasedAside(tx, connectionId, keys, { payload: ERASED_PAYLOAD, reason: ERASED_REASON });
  if (table === 'finding') return await writeErasedFindings(tx, connectionId, keys);
  const events = rows.map(({ key: [, id], data, previous }) => {
    const record = JSON.parse(data) as Record<string, Json>;
    const was = previous === null ? null : (JSON.parse(previous) as Record<string, Json>);
    return {
      id,
      data: JSON.stringify(withoutPerson(record, tells)),
      previous: was === null ? null : JSON.stringify(withoutPersonBefore(was, whole(record, was), tells)),
    };
  });
  await writeErasedEvents(tx, connectionId, events);
}

/** The record as it was before a change, by the dotted paths of what differs. */
function before(after: Json, previous: Record<string, Json>): Json {
  const copy = structuredClone(after);
  for (const [path, value] of Object.entries(previous)) put(copy, path.split('.'), value);
  return copy;
}

function put(target: Json, [key, ...rest]: string[], value: Json): void {
  if (key === undefined || typeof target !== 'object' || target === null) return;
  const holder = target as Record<string, Json>;
  if (rest.length === 0) holder[key] = value;
  else put(holder[key] ?? null, rest, value);
}

/** Both, so that the names of either are known. */
function whole(record: Record<string, Json>, previous: Record<string, Json>): Record<string, Json> {
  return { after: record, before: before(record, previous) };
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
