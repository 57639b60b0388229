import type { Ask, Context, Cursor, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { numbered, PAGE_SIZE, type Row } from './api.ts';
import { mapOrder } from './order.ts';
import { instantOf } from './values.ts';

const DAY_MS = 86_400_000;
const INCLUDE =
  'order_items,shipments,shipments.shipment_trackings,shipping_contact_information,order_channel,customer';

/**
 * Orders by the day they were fulfilled, which is the only date a filter is known for, and then all that are not
 * fulfilled: those no filter finds by a date.
 */
export const orders: SourceFunction<Row> = {
  name: 'get_orders',
  basis: 'shipped',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  // Nobody says whether the days themselves are included.
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: DAY_MS,
  lagMs: 600_000,
  // The order of the list is unknown, and open orders leave it as they are fulfilled.
  order: 'moving',
  // Whether a voided shipment moves the order's own date is unknown.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: inPasses<Row>([
    { name: 'fulfilled', page: fulfilled },
    { name: 'open', sweep: true, page: open },
  ]),
  idOf: (raw) => (typeof raw?.id === 'string' ? raw.id : null),
  map: mapOrder,
  basisDate: (record) => instantOf((record.additional_fields as Record<string, unknown>)?.fulfilled_at),
};

async function fulfilled(ctx: Context, ask: Ask, cursor: Cursor | null) {
  // In which zone a day begins is unknown: a day more on either side holds it in every one.
  const query = {
    include: INCLUDE,
    'filter[fulfilled]': 'true',
    'filter[fulfilled_at_min]': ask.from ? dayOf(ask.from.getTime() - DAY_MS) : undefined,
    'filter[fulfilled_at_max]': ask.to ? dayOf(ask.to.getTime() + DAY_MS) : undefined,
  };
  const { rows, next } = await numbered(ctx, '/orders', query, cursor);
  return { kind: 'page' as const, records: rows, next };
}

async function open(ctx: Context, _ask: Ask, cursor: Cursor | null) {
  const query = { include: INCLUDE, 'filter[fulfilled]': 'false' };
  const { rows, next } = await numbered(ctx, '/orders', query, cursor);
  return { kind: 'page' as const, records: rows, next };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
