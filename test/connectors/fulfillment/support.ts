/** Fulfillment.com's simulator on a real socket, and a reader that walks its lists as the engine would. */
import { fulfillment } from '../../../src/connectors/fulfillment/index.ts';
import {
  type FulfillmentSimulator,
  type FulfillmentSimulatorOptions,
  startFulfillmentSimulator,
} from '../../../src/connectors/fulfillment/simulator.ts';
import type { Ask, Context, Cursor, Session, SourceFunction } from '../../../src/connectors/kit/manifest.ts';
import { functionOf } from '../../../src/connectors/kit/registry.ts';
import { connectorContext } from '../../support/connector-context.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');
export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;

/** A function of the connector. */
export function fn(name: string): SourceFunction<Record<string, unknown>> {
  return functionOf(fulfillment, name)! as SourceFunction<Record<string, unknown>>;
}

/** A vendor whose clock stands still until told otherwise, and a session there. */
export interface Bench {
  vendor: FulfillmentSimulator;
  now(): number;
  at(instant: number): void;
  /** What further requests of a step have cost. */
  taken: number;
  signIn(last?: Session | null): Promise<Session>;
  context(more?: { credentials?: Record<string, string>; session?: Session; timeoutMs?: number }): Context;
  close(): Promise<void>;
}

export async function startBench(options: Partial<FulfillmentSimulatorOptions> = {}): Promise<Bench> {
  let instant = NOON;
  const now = () => new Date(instant);
  const vendor = await startFulfillmentSimulator({ seed: 7, clock: now, ...options });
  let session: Session;
  const bench: Bench = {
    vendor,
    now: () => instant,
    at: (moment) => {
      instant = moment;
    },
    taken: 0,
    signIn: async (last = null) => {
      const ctx = connectorContext(vendor.url, vendor.credentials, { now });
      session = await fulfillment.signIn!(ctx, last);
      return session;
    },
    context: (more = {}) =>
      connectorContext(
        vendor.url,
        { ...vendor.credentials, ...more.credentials },
        {
          now,
          session: more.session ?? session,
          timeoutMs: more.timeoutMs ?? 5000,
          take: (cost) => {
            bench.taken += cost;
          },
        },
      ),
    close: () => vendor.close(),
  };
  await bench.signIn();
  return bench;
}

/** An old slice of a run, for which nothing is looked back. */
export function ask(from: number, to: number, newest = false): Ask {
  return { from: new Date(from), to: new Date(to), newest };
}

export interface Walked {
  records: Record<string, unknown>[];
  /** What stood before each step; the first is null. */
  cursors: (Cursor | null)[];
}

const MOST_STEPS = 5000;

/** All pages from a cursor on. Cursors go through JSON, as they do in the database. */
export async function walk(
  name: string,
  ctx: Context,
  window: Ask,
  start: Cursor | null = null,
): Promise<Walked> {
  const records: Record<string, unknown>[] = [];
  const cursors: (Cursor | null)[] = [];
  let cursor = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    cursors.push(cursor);
    const page = await fn(name).page(ctx, window, cursor);
    if (page.kind !== 'page') throw new Error(`a page was ${page.kind}`);
    if (page.records.length > 500) throw new Error('a page had more than 500 records');
    records.push(...page.records);
    if (page.next === null) return { records, cursors };
    cursor = JSON.parse(JSON.stringify(page.next));
  }
  throw new Error('the walk does not end');
}

/** Ids, each once, sorted. */
export function ids(rows: readonly Record<string, unknown>[]): number[] {
  const idOf = (row: Record<string, unknown>) => {
    const item = (row.row as { item?: { id: number } } | undefined)?.item ?? row.item;
    return (row.id ?? (item as { id: number }).id) as number;
  };
  return [...new Set(rows.map(idOf))].sort((a, b) => a - b);
}
