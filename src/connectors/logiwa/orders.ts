import type { SourceFunction } from '../kit/manifest.ts';
import { idUnder, updatedDate, windowed } from './facts.ts';
import { windowStep } from './list.ts';
import { mapOrder } from './map-order.ts';
import { type ShippedOrder, withShipped } from './shipped.ts';

/** A page that cannot be joined at once costs a request an order. */
const PAGE_SIZE = 40;

/** Orders by their last change, with what was shipped of them. */
export const orders: SourceFunction<ShippedOrder> = {
  ...windowed,
  name: 'get_orders',
  basis: 'updated',
  pageSize: PAGE_SIZE,
  async page(ctx, ask, cursor) {
    const { rows, next } = await windowStep(ctx, ask, cursor, {
      method: 'WarehouseOrderSearch',
      date: 'LastModifiedDate',
      // Without these two, lines and address would cost a request an order.
      asked: { IsGetOrderDetails: true, IsGetCustomerAddressInfo: true },
      size: PAGE_SIZE,
    });
    return { kind: 'page', records: await withShipped(ctx, rows), next };
  },
  idOf: idUnder('order'),
  map: mapOrder,
  basisDate: updatedDate,
};
