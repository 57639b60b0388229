/** What holds for every function that reads a window; see README.md for where each word is from. */
import type { Ask, Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { windowInZone } from '../kit/zone.ts';
import type { Hal } from './ask.ts';
import { DEFAULT_ZONE, restrictions, scopeOf } from './credentials.ts';
import { idOrNull, part, type Told } from './values.ts';
import { type List, type Place, walk } from './walk.ts';

const SECOND = 1000;
export const DAY = 24 * 3600 * SECOND;

/** Words of the manifest. */
export const common = {
  // The vendor's pages have the lists; that they can be asked for by a last change is shown by client code.
  evidence: 'third-party',
  mapperVersion: 1,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: SECOND,
  zone: DEFAULT_ZONE,
  // Some dates are the server's and some the facility's, and nobody says which is which: a day covers any two zones.
  lagMs: DAY,
  // See walk.ts: a walk by date meets every row that keeps its date, whatever moves around it.
  order: 'immutable',
  volatile: [],
  onDemand: true,
} as const satisfies Partial<SourceFunction>;

/** A list that a window is asked of; the connection's restrictions are added. */
export type WindowedList = Omit<List, 'where' | 'idOf'> & { id: string; where?: readonly string[] };

/** Makes the step function of a list that is walked by a date. */
export function walkPages(list: WindowedList) {
  return async (ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Told<Hal>>> => {
    const scope = scopeOf(ctx.credentials);
    const place = (cursor as Place | null) ?? { ...windowIn(ask, scope.zone), tie: null };
    const where = [...restrictions(scope), ...(list.where ?? [])];
    const made = await walk(ctx, { ...list, where, idOf: (row) => part(row.readOnly)[list.id] }, place);
    if (made === 'capped') return { kind: 'capped' };
    const records = made.rows.map((vendor) => ({ zone: scope.zone, vendor }));
    return { kind: 'page', records, next: made.next };
  };
}

/** The window as the vendor's clocks show it. */
export function windowIn(ask: Ask, zone: string): { from: string; to: string } {
  return windowInZone(ask.from!, ask.to!, zone);
}

/** The last change, which most lists are walked by. */
export const lastModified = {
  date: 'ReadOnly.LastModifiedDate',
  dateOf: (row: Hal) => part(row.readOnly).lastModifiedDate,
} as const;

/** Names a record by a number in its `readOnly`. */
export const idIn =
  (field: string) =>
  (raw: unknown): string | null =>
    idOrNull(part(part(part(raw).vendor).readOnly)[field]);

/** The date a basis compares. */
export const dateOf =
  (field: 'updated_date' | 'entry_date') =>
  (record: Record<string, unknown>): string | null =>
    typeof record[field] === 'string' ? record[field] : null;
