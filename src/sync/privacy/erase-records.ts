import { functionOf } from '../../connectors/kit/registry.ts';
import { answerText, type Resource, resources } from '../../model/index.ts';
import type { Transaction } from '../../store/database.ts';
import type { ConnectionRecord } from '../../store/queries/connections.ts';
import {
  dropPayloads,
  type ErasedRecord,
  type HeldRecord,
  writeErased,
} from '../../store/queries/erasure-records.ts';
import { webhooksDisabled } from '../../store/queries/webhooks-disabled.ts';
import { type EventWrite, writeEvents } from '../../store/queries/write-events.ts';
import { takeStamp } from '../../store/queries/write-records.ts';
import { commitInTime } from '../commit-page.ts';
import { type Json, previousAttributes } from '../diff.ts';
import type { Engine } from '../engine.ts';
import { parsed, storedForm } from '../prepare-page.ts';
import { connectorOf } from '../profiled.ts';
import { ERASED, type Tells, withoutPerson } from './redact.ts';

/** What of a stored record is looked at: the record, its tags, and the payload it came in. */
export function valuesOf({ data, tags, payload }: HeldRecord): Json[] {
  return [JSON.parse(data) as Json, (tags ?? null) as Json, payload === null ? null : jsonOf(payload)];
}

/** JSON, or the text itself where it is none. */
export function jsonOf(text: string): Json {
  return (parsed(text) ?? text) as Json;
}

/**
 * Takes the person out of stored records, under the lock. It is a change of the record like any other: its version
 * grows, readers find it among what changed, and receivers are told, of what was before only at which places.
 *
 * @returns how many records were changed
 */
export async function eraseRecords(
  tx: Transaction,
  engine: Engine,
  connection: ConnectionRecord,
  rows: readonly HeldRecord[],
  tells: Tells,
): Promise<number> {
  const { connection_id: connectionId } = connection;
  await dropPayloads(tx, connectionId, rows);
  const erased = rows.flatMap((row) => withoutHim(engine, connection, row, tells) ?? []);
  if (erased.length === 0) return 0;
  const askedAt = performance.now();
  const stamp = await takeStamp(tx);
  commitInTime(tx, askedAt);
  await writeErased(tx, connectionId, stamp, erased);
  if (await webhooksDisabled(tx, connectionId)) return erased.length;
  writeEvents(
    tx,
    connectionId,
    erased.flatMap((record) => told(engine, record, stamp) ?? []),
  );
  return erased.length;
}

interface Erased extends ErasedRecord {
  of: Resource;
  row: HeldRecord;
  places: string[];
}

/** Null where nothing of the record tells of him: only its payload did. */
function withoutHim(
  engine: Engine,
  connection: ConnectionRecord,
  row: HeldRecord,
  tells: Tells,
): Erased | null {
  const of = resources.find(({ name }) => name === row.resource);
  if (!of) return null;
  const before = JSON.parse(row.data) as Record<string, Json>;
  const after = withoutPerson(before, tells);
  const tags =
    row.tags === null
      ? null
      : JSON.stringify(row.tags, (_, tag) => (typeof tag === 'string' && tells(tag) ? ERASED : tag));
  const places = Object.keys(previousAttributes(before, after));
  if (places.length === 0 && tags === (row.tags === null ? null : JSON.stringify(row.tags))) return null;
  const connector = connectorOf(engine, connection);
  const { volatile } = (connector && functionOf(connector, of.functionName)) ?? { volatile: [] };
  const { text, hash, facets } = storedForm(after, { volatile }, of);
  return { resource: row.resource, id: row.id, data: text, hash, facets, tags, of, row, places };
}

function told(
  engine: Engine,
  { of, row, places, data, tags, id, resource }: Erased,
  stamp: Date,
): EventWrite | null {
  if (!of.events) return null;
  return {
    eventId: engine.newId(),
    type: of.events.updated,
    resource,
    recordId: id,
    recordVersion: Number(row.record_version) + 1,
    runId: null,
    kind: null,
    historical: false,
    data: answerText(data, row.created_stamp, stamp, of.taggable ? JSON.parse(tags ?? 'null') : undefined),
    previous: JSON.stringify(Object.fromEntries(places.map((place) => [place, ERASED]))),
  };
}
