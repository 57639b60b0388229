import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { lengthUnit, weightUnit } from './codes.ts';
import { amount, instantOrNull, items, text, units } from './values.ts';
import type { VendorParcel, VendorShipment } from './vendor.ts';

type Shipment = Order['shipments'][number];

/** What goes back to the warehouse is no shipment of an order. */
export function isReturn(raw: VendorShipment): boolean {
  return raw.Type === 'Return';
}

/** Shipments of one sale. They have no number of their own, so they are named by tracking number, or by their place. */
export function mapShipments(
  rows: readonly VendorShipment[],
  saleId: string,
  to: Shipment['ship_to_address'],
): Shipment[] {
  const seen = new Map<string, number>();
  return rows
    .filter((raw) => !isReturn(raw))
    .map((raw, place) => {
      const name = text(raw.TrackingNumber) ?? `${saleId}-${place + 1}`;
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return mapShipment(raw, times === 1 ? name : `${name}-${times}`, to);
    });
}

function mapShipment(raw: VendorShipment, id: string, to: Shipment['ship_to_address']): Shipment {
  const service = text(raw.Class);
  const parcels = items(raw.Parcels);
  return {
    shipment_id: id,
    warehouse_id: text(raw.ShippedFrom?.WarehouseCode) ?? '',
    raw_status: text(raw.Status),
    status: raw.Status === 'Created' ? 'shipped' : raw.Status === 'Voided' ? 'cancelled' : 'other',
    shipped_date: instantOrNull(raw.CreatedDate),
    shipping_method: service,
    line_items: parcels.flatMap(goodsOf),
    ship_to_address: to,
    ship_from_address: UNKNOWN_PLACE,
    packages: parcels.map((parcel, place) => parcelOf(raw, parcel, `${id}-${place + 1}`)),
  };
}

/** A kit is counted as one, and what is in it is not counted again. */
function goodsOf(parcel: VendorParcel): Shipment['line_items'] {
  return [...items(parcel.Items), ...items(parcel.Kits)].map((line) => ({
    inventory_item_id: text(line.Sku) ?? '',
    sku: text(line.Sku),
    quantity: units(line.Quantity),
    parent_product_id: null,
  }));
}

function parcelOf(raw: VendorShipment, parcel: VendorParcel, id: string): Shipment['packages'][number] {
  const carrier = text(raw.Carrier);
  const service = text(raw.Class);
  const { Dimensions: size } = parcel;
  const unit = lengthUnit(text(size?.Unit));
  const measure = (value: unknown) => (unit === null ? null : amount(value));
  const weight_unit = weightUnit(text(parcel.WeightUnit));
  return {
    package_id: id,
    package_name: null,
    tracking_number: text(raw.TrackingNumber),
    tracking_url: text(raw.TrackingUrl),
    shipping_method: service,
    carrier,
    shipping_method_id: null,
    shipping_method_name: service,
    carrier_id: null,
    carrier_name: carrier,
    scac: null,
    shipping_cost: null,
    measurements: {
      length: measure(size?.Length),
      width: measure(size?.Width),
      height: measure(size?.Height),
      unit,
      weight: weight_unit === null ? null : amount(parcel.Weight),
      weight_unit,
    },
    line_items: goodsOf(parcel).map((good) => ({ ...good, lot_id: null, expiration_date: null })),
  };
}
