import type { Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { oneOf, searchAll } from './client.ts';
import { updatedDate, windowed } from './facts.ts';
import { LISTS } from './lists.ts';
import { mapOrder } from './map-order.ts';
import { dated, led } from './passes.ts';
import { id, numberOrNull } from './values.ts';
import type { JoinedOrder, VendorContent, VendorOrder, VendorShipment } from './vendor.ts';

/** Orders that were changed, and those of which a shipment was: the one says nothing of the other. */
export const orders: SourceFunction<JoinedOrder> = {
  ...windowed,
  name: 'get_orders',
  basis: 'updated',
  page: inPasses([
    dated('changed', LISTS.orders, 'modifyDate', withShipments),
    led<VendorShipment, VendorOrder, JoinedOrder>(
      'shipped',
      { list: LISTS.shipments, field: 'modifyDate', key: (shipment) => numberOrNull(shipment.orderNo) },
      LISTS.orders,
      'orderNo',
      withShipments,
    ),
  ]),
  idOf: (raw) => id(raw?.order?.orderNo),
  map: mapOrder,
  basisDate: updatedDate,
};

/** Orders with their shipments and what is in each carton, each of which is a list of its own. */
async function withShipments(ctx: Context, found: VendorOrder[]): Promise<JoinedOrder[]> {
  if (found.length === 0) return [];
  const numbers = oneOf(
    'orderNo',
    found.map((order) => order.orderNo),
  );
  const shipments = byOrder(await searchAll<VendorShipment>(ctx, LISTS.shipments, [numbers]));
  const shipped = found.map((order) => order.orderNo).filter((number) => shipments.has(number));
  const contents =
    shipped.length === 0
      ? new Map<number, VendorContent[]>()
      : byOrder(await searchAll<VendorContent>(ctx, LISTS.contents, [oneOf('orderNo', shipped)]));
  return found.map((order) => ({
    order,
    shipments: shipments.get(order.orderNo) ?? [],
    contents: contents.get(order.orderNo) ?? [],
  }));
}

function byOrder<Row extends { orderNo?: number | null }>(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const number = numberOrNull(row.orderNo);
    if (number === null) continue;
    const known = found.get(number);
    if (known) known.push(row);
    else found.set(number, [row]);
  }
  return found;
}
