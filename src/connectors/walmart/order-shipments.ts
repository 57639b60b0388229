import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { epoch, listOf, textOrNull, units } from './values.ts';
import { stockId, type VendorOrder, type VendorStatus } from './vendor-order.ts';

type Shipment = Order['shipments'][number];

interface Part {
  sku: string;
  units: number;
  tracking: NonNullable<VendorStatus['trackingInfo']>;
}

/** What has been sent: a shipment for each tracking number, whichever lines it stands at. */
export function shipments(order: VendorOrder, address: Shipment['ship_to_address']): Shipment[] {
  const parcels = new Map<string, Part[]>();
  for (const line of listOf(order.orderLines?.orderLine))
    for (const { trackingInfo, statusQuantity } of listOf(line.orderLineStatuses?.orderLineStatus)) {
      const number = textOrNull(trackingInfo?.trackingNumber);
      if (number === null) continue;
      const part = {
        sku: textOrNull(line.item?.sku) ?? '',
        units: units(statusQuantity?.amount),
        tracking: trackingInfo!,
      };
      parcels.set(number, [...(parcels.get(number) ?? []), part]);
    }
  return [...parcels].map(([number, parts]) => shipment(order, number, parts, address));
}

function shipment(
  { shipNode }: VendorOrder,
  number: string,
  parts: readonly Part[],
  address: Shipment['ship_to_address'],
): Shipment {
  const { shipDateTime, carrierName, methodCode, trackingURL } = parts[0]!.tracking;
  const carrier = textOrNull(carrierName?.carrier) ?? textOrNull(carrierName?.otherCarrier);
  const method = textOrNull(methodCode);
  const moved = parts.map(({ sku, units: quantity }) => ({
    inventory_item_id: stockId(sku, shipNode?.type),
    sku,
    quantity,
    parent_product_id: null,
  }));
  return {
    shipment_id: number,
    warehouse_id: warehouseOf(shipNode) ?? '',
    raw_status: null,
    status: 'shipped',
    shipped_date: shipDateTime === null || shipDateTime === undefined ? null : epoch(shipDateTime),
    shipping_method: method,
    line_items: moved,
    ship_to_address: address,
    ship_from_address: UNKNOWN_PLACE,
    packages: [
      {
        package_id: number,
        package_name: null,
        tracking_number: number,
        tracking_url: textOrNull(trackingURL),
        shipping_method: method,
        carrier,
        shipping_method_id: null,
        shipping_method_name: method,
        carrier_id: carrier,
        carrier_name: carrier,
        scac: null,
        shipping_cost: null,
        measurements: UNMEASURED,
        line_items: moved.map((item) => ({ ...item, lot_id: null, expiration_date: null })),
      },
    ],
  };
}

/** The node's id; its kind where that is all that is told. */
export function warehouseOf(node: VendorOrder['shipNode']): string | null {
  return textOrNull(node?.id) ?? textOrNull(node?.type);
}
