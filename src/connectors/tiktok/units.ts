import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { amountOrNull, epochOrNull, sumOrNull, text, textOrNull } from './values.ts';

type Shipment = Order['shipments'][number];

/** One unit of what was ordered: there is no quantity, but an entry for each. */
export interface VendorUnit {
  id?: string;
  sku_id?: string | null;
  seller_sku?: string | null;
  sale_price?: string | null;
  seller_discount?: string | null;
  platform_discount?: string | null;
  package_id?: string | null;
  package_status?: string | null;
  tracking_number?: string | null;
  shipping_provider_id?: string | null;
  shipping_provider_name?: string | null;
  rts_time?: number | null;
}

/** Units of one kind, at one price, in one package are a line. */
export function lineItems(units: readonly VendorUnit[], picked: boolean): Order['line_items'] {
  const key = ({ sku_id, sale_price, package_id }: VendorUnit) =>
    JSON.stringify([sku_id, sale_price, package_id]);
  return grouped(units, key).map((same) => ({
    product_id: text(same[0]!.sku_id, 'SKU id'),
    sku: textOrNull(same[0]!.seller_sku),
    quantity: same.length,
    unit_price: amountOrNull(same[0]!.sale_price),
    is_picked: picked || (isArranged(same[0]!) && statusOf(same[0]!) !== 'cancelled'),
    discount_amount: sumOrNull(
      same.flatMap(({ seller_discount, platform_discount }) => [seller_discount, platform_discount]),
    ),
  }));
}

/** What becomes of a package; one that waits for the seller is none yet. */
const PACKAGES: ReadonlyMap<string, Shipment['status']> = new Map([
  // Arranged, and waiting for the carrier.
  ['PROCESSING', 'open'],
  ['FULFILLING', 'shipped'],
  ['COMPLETED', 'shipped'],
  // Lost, mostly.
  ['CANCELLED', 'cancelled'],
]);

/** A shipment for each package whose sending was arranged. */
export function shipments(
  units: readonly VendorUnit[],
  order: { warehouse: string | null; method: string | null; address: Shipment['ship_to_address'] },
): Shipment[] {
  const packed = units.filter((unit) => isArranged(unit) && textOrNull(unit.package_id) !== null);
  return grouped(packed, ({ package_id }) => package_id!).map((inside) => {
    const { package_id, tracking_number, shipping_provider_id, shipping_provider_name } = inside[0]!;
    const status = statusOf(inside[0]!);
    const items = grouped(inside, ({ sku_id }) => text(sku_id, 'SKU id')).map((same) => ({
      inventory_item_id: same[0]!.sku_id!,
      sku: textOrNull(same[0]!.seller_sku),
      quantity: same.length,
      parent_product_id: null,
    }));
    const carrier = textOrNull(shipping_provider_name);
    return {
      shipment_id: package_id!,
      warehouse_id: order.warehouse ?? '',
      raw_status: textOrNull(inside[0]!.package_status),
      status,
      shipped_date: status === 'shipped' ? epochOrNull(inside[0]!.rts_time) : null,
      shipping_method: order.method,
      line_items: items,
      ship_to_address: order.address,
      ship_from_address: UNKNOWN_PLACE,
      packages: [
        {
          package_id: package_id!,
          package_name: null,
          tracking_number: textOrNull(tracking_number),
          tracking_url: null,
          shipping_method: order.method,
          carrier,
          shipping_method_id: null,
          shipping_method_name: order.method,
          carrier_id: textOrNull(shipping_provider_id),
          carrier_name: carrier,
          scac: null,
          shipping_cost: null,
          measurements: UNMEASURED,
          line_items: items.map((item) => ({ ...item, lot_id: null, expiration_date: null })),
        },
      ],
    };
  });
}

/** A package whose status says nothing has been sent where the vendor says when. */
function statusOf({ package_status }: VendorUnit): Shipment['status'] {
  return PACKAGES.get(package_status ?? '') ?? 'shipped';
}

function isArranged({ rts_time, package_status }: VendorUnit): boolean {
  if (package_status === 'TO_FULFILL') return false;
  return PACKAGES.has(package_status ?? '') || epochOrNull(rts_time) !== null;
}

function grouped(units: readonly VendorUnit[], key: (unit: VendorUnit) => string): VendorUnit[][] {
  const groups = new Map<string, VendorUnit[]>();
  for (const unit of units) groups.set(key(unit), [...(groups.get(key(unit)) ?? []), unit]);
  return [...groups.values()];
}
