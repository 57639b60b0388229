/** ShipHero's side on a real socket, and a reader that walks its lists as the engine would. */
import type { Ask, Context, Cursor, Session, SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import { functionOf } from '../../../src/connectors/kit/registry.ts';
import { shiphero } from '../../../src/connectors/shiphero/index.ts';
import {
  type ShipHeroOptions,
  type ShipHeroSimulator,
  startShipHeroSimulator,
} from '../../../src/connectors/shiphero/simulator.ts';
import { connectorContext } from '../../support/connector-context.ts';

export const DAY = 24 * 3600;
/** When tests begin, in seconds. */
export const NOW = Date.UTC(2026, 5, 1, 12) / 1000;
/** The end of a month in which nothing changes any more. */
export const PAST = NOW - 60 * DAY;

export type Raw = Record<string, unknown>;

export function fn(name: string): SourceFunction<Raw> {
  return functionOf(shiphero, name)! as SourceFunction<Raw>;
}

export interface Bench {
  vendor: ShipHeroSimulator;
  /** The vendor's time, in seconds. */
  now: number;
  /** A context that is signed in. What is taken passes as time, as long as the credits need to come back. */
  context(more?: Partial<{ credentials: Record<string, string>; timeoutMs: number }>): Promise<Context>;
  taken: number;
  close(): Promise<void>;
}

export async function startBench(options: Partial<ShipHeroOptions> = {}): Promise<Bench> {
  const clock = () => new Date(bench.now * 1000);
  const bench: Bench = {
    vendor: undefined as never,
    now: NOW,
    taken: 0,
    async context({ credentials = {}, timeoutMs = 20_000 } = {}) {
      const given = { ...bench.vendor.credentials, ...credentials };
      const take = (cost: number) => {
        bench.taken += cost;
        bench.now += Math.ceil(cost / 60);
      };
      const outside = connectorContext(bench.vendor.url!, given, { now: clock, timeoutMs });
      const session: Session = await shiphero.signIn!(outside, null);
      return connectorContext(bench.vendor.url!, given, { now: clock, timeoutMs, session, take });
    },
    close: () => bench.vendor.close(),
  };
  bench.vendor = await startShipHeroSimulator({ seed: 7, clock, ...options });
  return bench;
}

/** What the engine asks for a window [start, end), in seconds: a second earlier where the start is excluded. */
export function ask(start: number, end: number, newest = false): Ask {
  return { from: new Date((start - 1) * 1000), to: new Date(end * 1000), newest };
}

export const SNAPSHOT: Ask = { from: null, to: null, newest: true };

export interface Walked {
  rows: Raw[];
  ids: Set<string>;
  cursors: Cursor[];
  /** How many rows had come when each of the cursors was given. */
  read: number[];
}

/** Every row of a walk, and the cursors between its steps. `between` is run before each further step. */
export async function walk(
  bench: Bench,
  source: SourceFunction<Raw>,
  window: Ask,
  from: Cursor | null = null,
  between: (step: number) => void = () => {},
): Promise<Walked> {
  const context = await bench.context();
  const walked: Walked = { rows: [], ids: new Set(), cursors: [], read: [] };
  let cursor = from;
  do {
    bench.now += Math.ceil((source.cost ?? 1) / 60);
    const page = await source.page(context, window, cursor);
    if (page.kind !== 'page') throw new Error(`the walk met ${page.kind}`);
    for (const row of page.records) {
      walked.rows.push(row);
      walked.ids.add(String(source.idOf(row)));
    }
    cursor = page.next;
    if (cursor !== null) {
      walked.cursors.push(cursor);
      walked.read.push(walked.rows.length);
      between(walked.cursors.length);
    }
  } while (cursor !== null && walked.cursors.length < 2000);
  if (cursor !== null) throw new Error('the walk does not end');
  return walked;
}

/** What the vendor really holds in [start, end), oldest first. */
export function truth(
  bench: Bench,
  list: Parameters<ShipHeroSimulator['listed']>[0],
  field: string,
  start: number,
  end: number,
) {
  return bench.vendor.listed(list, field, start, end - 1).toSorted((a, b) => a.at - b.at);
}

/**
 * A stretch of exactly `size` records with nothing else near its ends.
 *
 * @returns [start, end)
 */
export function stretch(all: readonly { at: number }[], size: number): [number, number] {
  for (let first = 1; first + size < all.length; first++) {
    const [before, after] = [all[first - 1]!.at, all[first + size]!.at];
    const start = all[first]!.at;
    const end = size === 0 ? start - 3 : all[first + size - 1]!.at + 1;
    if (size === 0 ? start - before > 10 : start - before > 2 && after > end + 1)
      return size === 0 ? [start - 5, end] : [start, end];
  }
  throw new Error(`no stretch of ${size} records stands alone`);
}

/** What of the first is not in the second. */
export function missing(wanted: Iterable<string>, found: ReadonlySet<string>): string[] {
  return [...new Set(wanted)].filter((id) => !found.has(id));
}
