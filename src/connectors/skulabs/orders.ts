import type { Ask, Context, Cursor, Page, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { storesIn } from './credentials.ts';
import { askDays, type DayPlace, daysAround } from './days.ts';
import { wholeOrders } from './details.ts';
import { mapOrder, orderId, placedAt } from './map-order.ts';
import { askShipped, type ShippedPlace } from './shipped.ts';
import { type Part, part } from './values.ts';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
/** How far back a run that is to bring everything up to date reaches: changes show in no date they could be asked by. */
const LOOK_BACK_MS = 14 * DAY;
/** Such a run ends no longer ago than this. */
const PRESENT_MS = 2 * DAY;

/**
 * Orders, by the date they were placed. Nothing is told of their changes: so the newest slice of an up-to-date run reads
 * those of the last two weeks again, and orders of which something was sent in a window are read whenever they were placed.
 */
export const orders: SourceFunction<Part> = {
  name: 'get_orders',
  basis: 'created',
  // The specification has all but what matters most: which date the days are compared with.
  evidence: 'assumed',
  mapperVersion: 1,
  pageSize: 50,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Orders come from shops, and nothing says how long after they were placed there.
  lagMs: DAY,
  widestWindowMs: 31 * DAY,
  order: 'immutable',
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: inPasses([
    { name: 'placed', page: pass('/order/get_all') },
    // After the others: what is archived meanwhile has gone from there.
    { name: 'archived', page: pass('/order/get_archived') },
    { name: 'shipped', page: readShipped },
  ]),
  idOf: orderId,
  map: mapOrder,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
};

function pass(path: '/order/get_all' | '/order/get_archived') {
  return async (ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Part>> => {
    const { from, to } = reach(ask, ctx.now().getTime());
    const step = await askDays(ctx, path, daysAround(from, to), cursor as DayPlace | null);
    if (step === 'capped') return { kind: 'capped' };
    const wanted = step.rows.filter((row) => {
      const at = placedAt(row);
      return Number.isNaN(at) || (at >= from && at < to);
    });
    return { kind: 'page', records: await wholeOrders(ctx, wanted), next: step.next };
  };
}

function reach({ from, to, newest }: Ask, now: number): { from: number; to: number } {
  const [start, end] = [from!.getTime(), to!.getTime()];
  const isCurrent = newest && now - end <= PRESENT_MS;
  return { from: isCurrent ? Math.min(start, end - LOOK_BACK_MS) : start, to: end };
}

async function readShipped(ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Part>> {
  const window = { from: ask.from!.getTime(), to: ask.to!.getTime() };
  const step = await askShipped(ctx, window, cursor as ShippedPlace | null);
  if (step === 'capped') return { kind: 'capped' };
  // This list cannot be asked for stores.
  const stores = storesIn(ctx.credentials);
  const wanted = step.rows.filter(
    (row) => stores.length === 0 || stores.includes(String(part(row).store_id)),
  );
  return { kind: 'page', records: await wholeOrders(ctx, wanted), next: step.next };
}
