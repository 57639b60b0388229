import { lineId, type Parts, quantityOf, shippedLines } from './order-lines.ts';
import { type PageArguments, page } from './paging.ts';
import { draws } from './random.ts';
import { idOf, money, numberOf } from './shop.ts';
import { written } from './time.ts';

/** The shipments of an order: one, or two where a part of it left before the rest. */
export function shipmentViews(parts: Parts, warehouse: string, first: number | null, last: number | null) {
  const cut = first === null ? 0 : shippedLines({ ...parts, happened: new Set(['part_shipped']) });
  return [
    ...(first === null ? [] : [shipmentView(parts, warehouse, 0, first, [0, cut])]),
    ...(last === null ? [] : [shipmentView(parts, warehouse, 1, last, [cut, parts.count])]),
  ];
}

/** The order that a shipment's id belongs to; null when it is no such id. */
export function orderOfShipment(id: unknown): string | null {
  const number = numberOf('Shipment', id);
  return number === null ? null : idOf('Order', Math.floor(number / 10));
}

function shipmentView(
  parts: Parts,
  warehouse: string,
  which: number,
  at: number,
  [start, end]: readonly [number, number],
): Record<string, unknown> {
  const { shop, number } = parts;
  const id = idOf('Shipment', number * 10 + which);
  const dice = draws(shop.seed, 6, number, which);
  const label = (index: number, voided: boolean) => ({
    id: idOf('ShippingLabel', number * 100 + which * 10 + index),
    box_name: 'Medium box',
    status: voided ? 'voided' : 'valid',
    tracking_number: `9400${number}${which}${index}`,
    alternate_tracking_id: null,
    carrier: 'usps',
    shipping_name: 'USPS Priority',
    shipping_method: 'priority',
    cost: money(dice.between(400, 1500)),
    created_date: written(at),
    tracking_url: `https://track.example/9400${number}${which}${index}`,
    tracking_status: null,
    refunded: voided,
    package_number: index + 1,
    warehouse_id: warehouse,
    dimensions: { weight: String(dice.between(5, 80)), height: '4.00', width: '6.00', length: '10.00' },
  });
  const labels = dice.chance(0.05) ? [label(0, true), label(1, false)] : [label(0, false)];
  const lines = Array.from({ length: Math.max(end - start, 0) }, (_, index) => start + index);
  return {
    id,
    legacy_id: number * 10 + which,
    order_id: idOf('Order', number),
    warehouse_id: warehouse,
    created_date: written(at),
    completed: !dice.chance(0.02),
    delivered: false,
    picked_up: false,
    refunded: false,
    dropshipment: false,
    shipped_off_shiphero: false,
    total_packages: 1,
    line_items: (args: PageArguments) =>
      page(lines, args, (index) => ({
        id: idOf('ShipmentLineItem', `${number}-${index}`),
        line_item_id: lineId(number, index),
        shipment_id: id,
        shipping_label_id: labels.at(-1)!.id,
        quantity: quantityOf(parts, index),
      })),
    shipping_labels: labels,
  };
}
