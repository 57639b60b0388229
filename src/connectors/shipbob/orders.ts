import type { Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses, type Pass } from '../kit/passes.ts';
import { askArray } from './client.ts';
import { mapOrder } from './map-order.ts';
import { numberOrNull } from './values.ts';
import type { VendorOrder } from './vendor-order.ts';
import { LIMIT, walkBack } from './walk.ts';

/**
 * Orders, by the last change that any of their shipments tells of. Nothing says that a new order, or one whose parcel
 * was seen by its carrier, counts as changed; so both are asked for as well.
 */
export const orders: SourceFunction<VendorOrder> = {
  name: 'get_orders',
  basis: 'updated',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  pageSize: LIMIT,
  // "Later than" and "earlier than".
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: 1000,
  // Assumed; nothing is said of it.
  lagMs: 600_000,
  // Walked from the last page to the first: rows only leave a window.
  order: 'immutable',
  // Addresses and lines may change without any of the dates that updated_date is made of.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: inPasses([
    pass('changed', 'LastUpdateStartDate', 'LastUpdateEndDate'),
    pass('tracked', 'LastTrackingUpdateStartDate', 'LastTrackingUpdateEndDate'),
    // Whatever has a tracking number has been changed since it came, and was found by that.
    pass('new', 'StartDate', 'EndDate', { HasTracking: false }),
  ]),
  idOf: (raw) => numberOrNull(raw?.id),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

function pass(
  name: string,
  start: string,
  end: string,
  more: { HasTracking?: boolean } = {},
): Pass<VendorOrder> {
  return {
    name,
    page: (ctx: Context, ask, cursor) =>
      walkBack(ctx, cursor, (page) =>
        askArray(ctx, 'order', {
          [start]: ask.from!.toISOString(),
          [end]: ask.to!.toISOString(),
          ...more,
          Page: page,
          Limit: LIMIT,
        }),
      ),
  };
}
