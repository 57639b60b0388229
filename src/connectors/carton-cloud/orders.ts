import { Retryable } from '../kit/errors.ts';
import type { Ask, SourceFunction } from '../kit/manifest.ts';
import { PAGE_SIZE } from './client.ts';
import { between, ofCustomer } from './conditions.ts';
import { customerIn } from './credentials.ts';
import { mapOrder } from './map-order.ts';
import { MOST_LISTED, search } from './search.ts';
import { type Part, part, text } from './values.ts';
import { type Place, START, step } from './walk.ts';

const SECOND = 1000;

/** Outbound orders by their last change. */
export const orders: SourceFunction<Part> = {
  name: 'get_orders',
  basis: 'updated',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  // Searches cannot be sorted. See walk.ts: what is read is whole, in whatever order it stands.
  order: 'immutable',
  resultCap: MOST_LISTED,
  versionedBy: 'updated_date',
  volatile: [],
  onDemand: true,
  page: async (ctx, ask, cursor) => {
    const place = (cursor as Place | null) ?? START;
    const window = between('/timestamps/modified/time', ask.from!, ask.to!);
    const conditions = [...window, ...ofCustomer(customerIn(ctx.credentials))];
    const listed = await search(ctx, 'outbound-orders', conditions, place.page);
    if ((listed.total ?? 0) >= MOST_LISTED) return { kind: 'capped' };
    for (const row of listed.rows) mustLieIn(ask, row);
    const walked = step(place, listed);
    if (walked !== 'unsteady') return { kind: 'page', records: walked.rows, next: walked.next };
    if (ask.to!.getTime() - ask.from!.getTime() > 2 * SECOND) return { kind: 'capped' };
    throw new Retryable('A search of Carton Cloud keeps moving: no reading of it was whole.');
  },
  idOf: (raw) => text(part(raw).id),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

/**
 * Clients disagree on how the vendor compares timestamps with offsets. Where it should do it in another way than is
 * meant, its answers show that, and must not pass for what lies in the window.
 *
 * @throws Retryable
 */
function mustLieIn({ from, to }: Ask, row: Part): void {
  const { time } = part(part(row.timestamps).modified);
  const at = Date.parse(String(time));
  if (Number.isNaN(at) || (at >= from!.getTime() - SECOND && at <= to!.getTime() + SECOND)) return;
  throw new Retryable('Carton Cloud listed an order that was changed at another time than was asked for.');
}
