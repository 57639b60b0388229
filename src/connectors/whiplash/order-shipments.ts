import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { isShipped } from './codes.ts';
import { amountOrNull, instantOrNull, listOf, number, numberOrNull, textOrNull, units } from './values.ts';
import { goodsOf, type VendorItem, type VendorOrder, type VendorPackage } from './vendor-order.ts';

type Shipment = Order['shipments'][number];

/** A shipment for each package that has left; one that is packed only may still be packed anew. */
export function shipments(order: VendorOrder, address: Shipment['ship_to_address']): Shipment[] {
  const packages = listOf(order.packages ?? [], 'packages');
  return packages.flatMap((one) => {
    const left =
      instantOrNull(one.shipped_on) ?? (isShipped(order.status) ? instantOrNull(order.shipped_on) : null);
    if (left === null && !isShipped(order.status)) return [];
    const items = contents(order, one, packages);
    return [
      {
        shipment_id: number(one.id),
        warehouse_id: numberOrNull(order.warehouse_id) ?? '',
        raw_status: null,
        status: 'shipped' as const,
        shipped_date: left,
        shipping_method: textOrNull(order.shipping_method?.name),
        line_items: items,
        ship_to_address: address,
        ship_from_address: UNKNOWN_PLACE,
        packages: [parcel(order, one, items)],
      },
    ];
  });
}

/** What lies in a package. Of a line that lies in several nobody says how many units are in which. */
function contents(
  { order_items }: VendorOrder,
  { order_item_ids }: VendorPackage,
  packages: readonly VendorPackage[],
): Shipment['line_items'] {
  const isIn = ({ id }: VendorItem, ids: readonly number[] | null | undefined) => (ids ?? []).includes(id!);
  return goodsOf(listOf(order_items, 'order items'))
    .filter((item) => isIn(item, order_item_ids))
    .filter((item) => packages.filter((other) => isIn(item, other.order_item_ids)).length === 1)
    .map((item) => ({
      inventory_item_id: numberOrNull(item.item_id) ?? '',
      sku: textOrNull(item.sku),
      quantity: units(item.quantity),
      parent_product_id: null,
    }));
}

function parcel(
  { shipping_method, scac }: VendorOrder,
  one: VendorPackage,
  items: Shipment['line_items'],
): Shipment['packages'][number] {
  const carrier = textOrNull(shipping_method?.carrier);
  const method = textOrNull(shipping_method?.name);
  const [length, width, height] = [one.actual_length, one.actual_width, one.actual_height].map(amountOrNull);
  const weight = amountOrNull(one.actual_weight);
  return {
    package_id: number(one.id),
    package_name: null,
    tracking_number: textOrNull(one.tracking),
    tracking_url: textOrNull(one.tracking_link),
    shipping_method: method,
    carrier,
    shipping_method_id: numberOrNull(shipping_method?.id),
    shipping_method_name: method,
    carrier_id: carrier,
    carrier_name: carrier,
    scac: textOrNull(shipping_method?.scac) ?? textOrNull(scac),
    shipping_cost: amountOrNull(one.ship_actual_cost),
    measurements: {
      length: length ?? null,
      width: width ?? null,
      height: height ?? null,
      unit: [length, width, height].some((one) => one !== null) ? 'in' : null,
      weight,
      weight_unit: weight === null ? null : 'oz',
    },
    line_items: items.map((item) => ({ ...item, lot_id: null, expiration_date: null })),
  };
}
