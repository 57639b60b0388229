import { isDeepStrictEqual } from 'node:util';
import { resourceByName } from '../../src/model/index.ts';
import { Broken } from './broken.ts';
import type { EventRow, RecordRow, StoredRun } from './snapshot.ts';
import type { World } from './world.ts';

type Json = Record<string, unknown>;

/**
 * Checks that one step of a record's version has exactly the events it amounts to.
 *
 * @returns those events
 */
export function checkChange(
  world: World,
  before: RecordRow | undefined,
  after: RecordRow,
  // A manual sync may have taken a scheduled run over while its page was written.
  [earlier, run]: [StoredRun, StoredRun],
  events: EventRow[],
): EventRow[] {
  const own = events.filter((event) => event.resource === after.resource && event.record_id === after.id);
  const data = JSON.parse(after.data) as Json;
  const old = before ? (JSON.parse(before.data) as Json) : null;
  if (old && isDeepStrictEqual(settled(world, old, run), settled(world, data, run)))
    throw new Broken(`${after.key} v${after.version} is no other than the version before`);
  if (run.kind === 'initial') {
    if (own.length > 0) throw new Broken(`the initial sync told of ${after.key}`);
    return [];
  }
  const types = resourceByName(after.resource as never).events!;
  const wanted = [old ? types.updated : types.created, ...gained(types.also, old, data)].sort();
  if (!isDeepStrictEqual(own.map((event) => event.type).sort(), wanted))
    throw new Broken(
      `${after.key} v${after.version}: wanted ${wanted}, got ${own.map((event) => event.type)}`,
    );
  for (const event of own) {
    const kinds: string[] = [earlier.kind, run.kind];
    if (event.record_version !== after.version || event.run_id !== after.run || !kinds.includes(event.kind))
      throw new Broken(`an event of ${after.key} names another version, run or kind`);
    if (event.historical !== (run.kind === 'on_demand'))
      throw new Broken(`an event of ${after.key} by a ${run.kind} run says historical: ${event.historical}`);
    if (!isDeepStrictEqual(withoutOurs(event.data), data))
      throw new Broken(`an event of ${after.key} carries other data than is stored`);
    const main = event.type === types.updated;
    if (main) checkDiff(world, after.key, event.previous_attributes!, old!, data, run);
  }
  return own;
}

function gained(
  also: readonly { type: string; list: string; key: string }[],
  old: Json | null,
  data: Json,
): string[] {
  if (!old) return [];
  return also.flatMap(({ type, list, key }) => {
    const known = (old[list] as Json[]).map((item) => item[key]);
    return (data[list] as Json[]).every((item) => known.includes(item[key])) ? [] : [type];
  });
}

/** Laid over the new record, the diff must give the old one, and each of its paths must differ. */
function checkDiff(world: World, key: string, previous: Json, old: Json, data: Json, run: StoredRun): void {
  const rebuilt = structuredClone(data);
  for (const [path, value] of Object.entries(previous)) {
    const steps = path.split('.');
    const last = steps.pop()!;
    const holder = steps.reduce<Json>((at, step) => at[step] as Json, rebuilt);
    if (isDeepStrictEqual(holder[last] ?? null, value)) throw new Broken(`${key}: ${path} did not change`);
    holder[last] = value;
  }
  if (!isDeepStrictEqual(settled(world, rebuilt, run), settled(world, old, run)))
    throw new Broken(`${key}: previous_attributes do not lead back to the version before`);
}

function withoutOurs(data: Json): Json {
  const { trackstar_tags: _, trackstar_created_date: __, trackstar_updated_date: ___, ...rest } = data;
  return rest;
}

/** A record less what its manifest calls volatile. */
function settled(world: World, data: Json, run: StoredRun): Json {
  const words = world.words.functions.find(({ name }) => name === run.function_name)!;
  return words.volatile ? withoutVolatile(data) : data;
}

/** A record without the one field that the hostile source declares volatile. */
export function withoutVolatile(data: Json): Json {
  const { read_at: _, ...additional } = data.additional_fields as Json;
  return { ...data, additional_fields: additional };
}
