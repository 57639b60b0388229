import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { listOf, numberOrNull, textOrNull } from './values.ts';

type Shipment = Order['shipments'][number];

/** A tracking number, with its carrier as `hydrate=trackingNumbers.carrier` shows it. */
export interface VendorTracking {
  value?: string | null;
  barcodeScanValue?: string | null;
  carrier?: { id?: number; name?: string; symbol?: string } | null;
}

/** What a shipment takes from its order. */
interface Sent {
  id: string;
  warehouse: string | null;
  departed: string | null;
  address: Shipment['ship_to_address'];
  lines: Order['line_items'];
}

/**
 * What has been sent of an order: one shipment once it has departed, none before. A tracking number exists earlier,
 * but until then it may change, and the vendor advises to tell nobody.
 */
export function shipments(sent: Sent, tracking: VendorTracking[] | null | undefined): Shipment[] {
  if (sent.departed === null) return [];
  return [
    {
      shipment_id: sent.id,
      warehouse_id: sent.warehouse ?? '',
      raw_status: null,
      status: 'shipped',
      shipped_date: sent.departed,
      shipping_method: null,
      line_items: sent.lines.map(({ product_id, sku, quantity }) => ({
        inventory_item_id: product_id,
        sku,
        quantity,
        parent_product_id: null,
      })),
      ship_to_address: sent.address,
      // Orders name the warehouse by its number; where it stands is told nowhere.
      ship_from_address: UNKNOWN_PLACE,
      packages: listOf(tracking).map((one, place) => parcel(one, `${sent.id}-${place + 1}`)),
    },
  ];
}

/** The carrier of all parcels; null when there is none, or more than one. */
export function wholeCarrier(tracking: VendorTracking[] | null | undefined) {
  const carriers = listOf(tracking).map(carrierOf);
  const [first] = carriers;
  return first && carriers.every((other) => other.carrier_id === first.carrier_id) ? first : carrierOf(null);
}

function carrierOf(tracking: VendorTracking | null) {
  const id = numberOrNull(tracking?.carrier?.id);
  return { carrier_id: id, carrier_name: textOrNull(tracking?.carrier?.name) };
}

/** Which goods lie in which parcel is not said. */
function parcel(tracking: VendorTracking, place: string): Shipment['packages'][number] {
  const carrier = carrierOf(tracking);
  const value = textOrNull(tracking.value) ?? textOrNull(tracking.barcodeScanValue);
  return {
    package_id: value ?? place,
    package_name: null,
    tracking_number: value,
    tracking_url: null,
    shipping_method: null,
    carrier: carrier.carrier_name,
    shipping_method_id: null,
    shipping_method_name: null,
    ...carrier,
    scac: null,
    shipping_cost: null,
    measurements: UNMEASURED,
    line_items: [],
  };
}
