import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { lengthUnit, weightIn } from './codes.ts';
import { amount, instantOrNull, items, number, numberOrNull, text, units } from './values.ts';
import type { VendorAddress, VendorFulfillment, VendorItem, VendorShipment } from './vendor.ts';

type Shipment = Order['shipments'][number];
type Parcel = Shipment['packages'][number];

/** A label bought in ShipStation: one parcel. */
export function mapShipment(raw: VendorShipment, ordered: readonly VendorItem[]): Shipment {
  const id = number(raw.shipmentId);
  const service = text(raw.serviceCode);
  const goods = items(raw.shipmentItems).map((item) => ({
    inventory_item_id: goodOf(ordered.find((one) => isSame(one, item)) ?? item),
    sku: text(item.sku),
    quantity: units(item.quantity),
    parent_product_id: null,
  }));
  return {
    shipment_id: id,
    warehouse_id: numberOrNull(raw.warehouseId) ?? '',
    ...stateOf(raw),
    shipping_method: service,
    line_items: goods,
    ship_to_address: placeOf(raw.shipTo, null),
    // Named by its number; get_warehouses has where it stands.
    ship_from_address: UNKNOWN_PLACE,
    packages: [
      {
        ...parcel(id, raw),
        package_name: text(raw.packageCode),
        shipping_method: service,
        shipping_method_id: service,
        shipping_cost: amount(raw.shipmentCost),
        measurements: measurementsOf(raw),
        line_items: goods.map((good) => ({ ...good, lot_id: null, expiration_date: null })),
      },
    ],
  };
}

/** What was marked as sent without a label. Its numbers are not those of shipments, and it does not say what was in it. */
export function mapFulfillment(raw: VendorFulfillment): Shipment {
  const id = `fulfillment-${number(raw.fulfillmentId)}`;
  return {
    shipment_id: id,
    warehouse_id: '',
    ...stateOf(raw),
    shipping_method: null,
    line_items: [],
    ship_to_address: placeOf(raw.shipTo, null),
    ship_from_address: UNKNOWN_PLACE,
    packages: [parcel(id, raw)],
  };
}

export function placeOf(
  place: VendorAddress | null | undefined,
  email: string | null,
): Order['ship_to_address'] {
  return {
    full_name: text(place?.name),
    company: text(place?.company),
    address1: text(place?.street1),
    address2: text(place?.street2),
    address3: text(place?.street3),
    city: text(place?.city),
    state: text(place?.state),
    postal_code: text(place?.postalCode),
    country: text(place?.country),
    phone_number: text(place?.phone),
    email_address: email,
  };
}

/** What was ordered, by the best name it has; not every line is a product of the account's own list. */
export function goodOf(item: VendorItem): string {
  return numberOrNull(item.productId) ?? text(item.sku) ?? numberOrNull(item.orderItemId) ?? '';
}

function isSame(one: VendorItem, other: VendorItem): boolean {
  return numberOrNull(one.orderItemId) !== null && one.orderItemId === other.orderItemId;
}

function stateOf(raw: VendorShipment | VendorFulfillment) {
  const gone = raw.voided === true || text(raw.voidDate) !== null;
  return {
    raw_status: gone ? 'voided' : null,
    status: gone ? ('cancelled' as const) : ('shipped' as const),
    shipped_date: instantOrNull(raw.shipDate),
  };
}

function parcel(id: string, raw: VendorShipment | VendorFulfillment): Parcel {
  const carrier = text(raw.carrierCode);
  return {
    package_id: id,
    package_name: null,
    tracking_number: text(raw.trackingNumber),
    tracking_url: null,
    shipping_method: null,
    carrier,
    shipping_method_id: null,
    shipping_method_name: null,
    carrier_id: carrier,
    carrier_name: null,
    scac: null,
    shipping_cost: null,
    measurements: UNMEASURED,
    line_items: [],
  };
}

function measurementsOf({ dimensions, weight }: VendorShipment): Parcel['measurements'] {
  const unit = lengthUnit(text(dimensions?.units));
  const size = (value: unknown) => (unit === null ? null : amount(value));
  return {
    length: size(dimensions?.length),
    width: size(dimensions?.width),
    height: size(dimensions?.height),
    unit,
    ...weightIn(amount(weight?.value), text(weight?.units)),
  };
}
