import { hash as digest } from 'node:crypto';
import type { SourceFunction } from '../connectors/kit/manifest.ts';
import type { Resource } from '../model/index.ts';
import { type Json, previousAttributes, withoutPaths } from './diff.ts';

/** A mapped record on its way into the store. */
export interface Incoming {
  id: string;
  record: Record<string, unknown>;
  /** The record as it will be stored and answered. */
  text: string;
  /** Of the record less its volatile fields. */
  hash: Buffer;
  /** The source's own updated date; null where it has none. */
  updated: Date | null;
  asOf: Date;
}

/** What is stored under the same id. */
export interface Stored {
  version: number;
  hash: Buffer;
  updated: Date | null;
  asOf: Date;
  /** Only loaded when the hashes differ, or are not to be trusted. */
  text: string | null;
}

/** What becomes of an incoming record. */
export type Verdict =
  | { outcome: 'new' }
  | { outcome: 'unchanged' }
  | { outcome: 'outdated' }
  | { outcome: 'changed'; previous: Record<string, Json>; before: Record<string, Json> };

/**
 * Compares an incoming record with the stored one. Promise 6 (newest wins), then promise 7 (same again is
 * silent): a hash tells most repeats at once; where hashes differ the records themselves decide, because a
 * source may reorder keys without changing anything.
 *
 * @param by `data`: what is stored may have been altered without its hash, which is then not looked at
 */
export function compare(
  incoming: Incoming,
  stored: Stored | undefined,
  fn: SourceFunction,
  by: 'hash' | 'data' = 'hash',
): Verdict {
  if (!stored) return { outcome: 'new' };
  if (by === 'hash' && stored.hash.equals(incoming.hash)) return { outcome: 'unchanged' };
  // The very reading that is stored, mapped anew, is not older, whatever date it is now understood to have.
  const sameReading = incoming.asOf.getTime() === stored.asOf.getTime();
  if (!sameReading && isOlder(incoming, stored, fn.grainMs)) return { outcome: 'outdated' };
  const before = JSON.parse(stored.text ?? '{}') as Record<string, Json>;
  const previous = previousAttributes(
    withoutPaths(before, fn.volatile),
    withoutPaths(JSON.parse(incoming.text) as Json, fn.volatile),
  );
  if (Object.keys(previous).length === 0) return { outcome: 'unchanged' };
  return { outcome: 'changed', previous, before };
}

/**
 * Whether a reading must give way to another one of the same record. Its version is the pair (own updated
 * date, as_of). It is older when both have a date and its own is behind by more than the source's grain, or
 * when the dates tie (to a grain) or one is absent, and it was true at an earlier instant.
 */
export function isOlder(
  incoming: Pick<Incoming, 'updated' | 'asOf'>,
  stored: Pick<Stored, 'updated' | 'asOf'>,
  grainMs: number,
): boolean {
  if (incoming.updated && stored.updated) {
    const ahead = incoming.updated.getTime() - stored.updated.getTime();
    if (ahead < -grainMs) return true;
    if (ahead > 0) return false;
  }
  return incoming.asOf < stored.asOf;
}

/** Digest of a record as it is compared. */
export function recordHash(
  record: Record<string, unknown>,
  text: string,
  fn: Pick<SourceFunction, 'volatile'>,
): Buffer {
  const compared =
    fn.volatile.length === 0 ? text : JSON.stringify(withoutPaths(record as Json, fn.volatile));
  return digest('md5', compared, 'buffer');
}

/** An event a change amounts to, before it has an id. */
export interface ChangeEvent {
  type: string;
  previous: Record<string, Json> | null;
}

/**
 * The documented events of a verdict: created, or updated and one more for each list that gained an item
 * (a shipment, a receipt). Resources without documented events have none.
 */
export function eventsOf(
  resource: Resource,
  record: Record<string, unknown>,
  verdict: Verdict,
): ChangeEvent[] {
  const { events: types } = resource;
  if (!types) return [];
  if (verdict.outcome === 'new') return [{ type: types.created, previous: null }];
  if (verdict.outcome !== 'changed') return [];
  const gained = types.also.filter(({ list, key }) => {
    const known = new Set(itemsOf(verdict.before[list]).map((item) => item[key]));
    return itemsOf(record[list]).some((item) => !known.has(item[key] as Json));
  });
  return [
    { type: types.updated, previous: verdict.previous },
    ...gained.map(({ type, list }) => ({ type, previous: { [list]: verdict.before[list] ?? [] } })),
  ];
}

function itemsOf(list: unknown): Record<string, Json>[] {
  return Array.isArray(list) ? (list as Record<string, Json>[]) : [];
}
