import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { shipmentStatus } from './codes.ts';
import { amount, id, instantOrNull, itemKey, number, numberOrNull, text, units } from './values.ts';
import type { VendorContent, VendorShipment } from './vendor.ts';

type Shipment = Order['shipments'][number];

/** A parcel: the vendor has one shipment for each. What is in it is told by its carton. */
export function mapShipment(
  raw: VendorShipment,
  contents: readonly VendorContent[],
  to: Shipment['ship_to_address'],
): Shipment {
  const name = number(raw.id).toString();
  const carton = numberOrNull(raw.cartonId);
  const goods = contents.filter((one) => carton !== null && one.cartonId === carton).map(goodOf);
  const carrier = text(raw.carrierCompany);
  return {
    shipment_id: name,
    warehouse_id: id(raw.warehouseId) ?? '',
    raw_status: text(raw.status),
    status: shipmentStatus(text(raw.status), typeof raw.shipped === 'boolean' ? raw.shipped : null),
    shipped_date: instantOrNull(raw.shipDate),
    shipping_method: null,
    line_items: goods,
    ship_to_address: to,
    ship_from_address: UNKNOWN_PLACE,
    packages: [
      {
        package_id: name,
        package_name: null,
        tracking_number: text(raw.trackingNo),
        tracking_url: null,
        shipping_method: null,
        carrier,
        shipping_method_id: id(raw.carrier),
        shipping_method_name: null,
        carrier_id: null,
        carrier_name: carrier,
        scac: null,
        shipping_cost: amount(raw.chargedFreightAmount),
        measurements: {
          length: amount(raw.dim1In),
          width: amount(raw.dim2In),
          height: amount(raw.dim3In),
          unit: 'in',
          weight: amount(raw.weightLbs),
          weight_unit: 'lb',
        },
        line_items: goods.map((good) => ({ ...good, lot_id: null, expiration_date: null })),
      },
    ],
  };
}

function goodOf(raw: VendorContent): Shipment['line_items'][number] {
  return {
    inventory_item_id: itemKey(raw.lobId, raw.sku),
    sku: text(raw.sku),
    quantity: units(raw.quantity),
    parent_product_id: null,
  };
}
