/** A JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * What a record was before a change: only what differs, under dotted paths with array indexes, as the
 * documented `previous_attributes` (`line_items.1.received_quantity`). A list that grew or shrank is given
 * whole, since "the third item was absent" cannot be said in that form. Empty when nothing differs; the order
 * of keys is no difference.
 */
export function previousAttributes(before: Json, after: Json): Record<string, Json> {
  const changes: Record<string, Json> = {};
  collect(before, after, '', changes);
  return changes;
}

function collect(before: Json, after: Json, path: string, changes: Record<string, Json>): void {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    before.forEach((item, index) => {
      collect(item, after[index] ?? null, join(path, String(index)), changes);
    });
    return;
  }
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect(own(before, key), own(after, key), join(path, key), changes);
    }
    return;
  }
  changes[path] = before;
}

// A key that was absent and one that was null read the same for the receiver of a diff.
function own(object: { [key: string]: Json }, key: string): Json {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** A copy without the values at these dotted paths; `*` stands for every item of a list. */
export function withoutPaths(value: Json, paths: readonly string[]): Json {
  if (paths.length === 0) return value;
  const copy = structuredClone(value);
  for (const path of paths) remove(copy, path.split('.'));
  return copy;
}

function remove(value: Json, [key, ...rest]: string[]): void {
  if (key === undefined || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (key === '*') for (const item of value) remove(item, rest);
    return;
  }
  if (rest.length === 0) delete value[key];
  else remove(value[key] ?? null, rest);
}
