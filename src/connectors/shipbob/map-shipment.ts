import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { shipmentStatus } from './codes.ts';
import { amount, instantOrNull, items, number, numberOrNull, text, units } from './values.ts';
import type { VendorRecipient, VendorShipment } from './vendor-order.ts';

type Shipment = Order['shipments'][number];
type Parcel = Shipment['packages'][number];

/** A shipment; its goods are inventory items, which a bundle that was ordered has several of. */
export function mapShipment(raw: VendorShipment): Shipment {
  const goods = goodsOf(raw);
  return {
    shipment_id: number(raw.id),
    warehouse_id: numberOrNull(raw.location?.id) ?? '',
    raw_status: text(raw.status),
    status: shipmentStatus(text(raw.status)),
    shipped_date: instantOrNull(raw.actual_fulfillment_date),
    shipping_method: text(raw.ship_option),
    line_items: goods.map(({ inventory_item_id, sku, quantity, parent_product_id }) => ({
      inventory_item_id,
      sku,
      quantity,
      parent_product_id,
    })),
    ship_to_address: placeOf(raw.recipient),
    // Named by its number and its town only; get_warehouses has where it stands.
    ship_from_address: UNKNOWN_PLACE,
    packages: hasParcel(raw) ? [parcelOf(raw, goods)] : [],
  };
}

/** Who goods go to. */
export function placeOf(person: VendorRecipient | null | undefined): Order['ship_to_address'] {
  const { address } = person ?? {};
  return {
    full_name: text(person?.name) ?? text(person?.full_name),
    company: text(address?.company_name),
    address1: text(address?.address1),
    address2: text(address?.address2),
    address3: null,
    city: text(address?.city),
    state: text(address?.state),
    postal_code: text(address?.zip_code),
    country: text(address?.country),
    phone_number: text(person?.phone_number),
    email_address: text(person?.email),
  };
}

function goodsOf(raw: VendorShipment): Parcel['line_items'] {
  return items(raw.products).flatMap((product) =>
    items(product.inventory_items).map((item) => ({
      inventory_item_id: number(item.id),
      // The SKU is that of the product; it is the item's own only where the product is no bundle.
      sku: items(product.inventory_items).length === 1 ? text(product.sku) : null,
      quantity: units(item.quantity),
      parent_product_id: numberOrNull(product.id),
      lot_id: text(item.lot),
      expiration_date: instantOrNull(item.expiration_date),
    })),
  );
}

/** A shipment is one parcel, unless it has cartons, of which nothing says how they are tracked. */
function hasParcel({ tracking, measurements }: VendorShipment): boolean {
  const sized = Object.values(measurements ?? {}).some((size) => amount(size) !== null && size !== 0);
  return text(tracking?.tracking_number) !== null || sized;
}

function parcelOf(raw: VendorShipment, goods: Parcel['line_items']): Parcel {
  const { tracking, measurements } = raw;
  const service = text(tracking?.carrier_service) ?? text(raw.ship_option);
  const carrier = text(tracking?.carrier);
  const sizes = [measurements?.length_in, measurements?.width_in, measurements?.depth_in].map(amount);
  const weight = amount(measurements?.total_weight_oz);
  return {
    package_id: number(raw.id),
    package_name: text(raw.package_material_type),
    tracking_number: text(tracking?.tracking_number),
    tracking_url: text(tracking?.tracking_url),
    shipping_method: service,
    carrier,
    shipping_method_id: null,
    shipping_method_name: service,
    carrier_id: null,
    carrier_name: carrier,
    scac: text(tracking?.scac),
    shipping_cost: amount(raw.invoice_amount),
    measurements: {
      length: sizes[0]!,
      width: sizes[1]!,
      height: sizes[2]!,
      unit: sizes.some((size) => size !== null) ? 'in' : null,
      weight,
      weight_unit: weight === null ? null : 'oz',
    },
    line_items: goods,
  };
}
