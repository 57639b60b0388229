import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { embedded, type Hal } from './ask.ts';
import { CANCELLED, CLOSED } from './codes.ts';
import {
  firstText,
  id,
  idOrNull,
  instantOrNull,
  itemOf,
  measurements,
  part,
  parts,
  text,
  units,
} from './values.ts';

type Shipment = Order['shipments'][number];

/** What has been sent of an order: nothing until it is closed, then all of it at once, for orders close but once. */
export function shipments(
  order: Hal,
  lines: readonly Hal[],
  address: Shipment['ship_to_address'],
  zone: string,
): Shipment[] {
  const facts = part(order.readOnly);
  const closed = facts.isClosed === true || facts.status === CLOSED;
  if (!closed || facts.status === CANCELLED) return [];
  const route = part(order.routingInfo);
  const parcels = parts(facts.packages);
  const tracking = text(route.trackingNumber);
  const without = parcels.length === 0 && tracking !== null ? [{ trackingNumber: tracking }] : [];
  return [
    {
      shipment_id: id(facts.orderId),
      warehouse_id: idOrNull(part(facts.facilityIdentifier).id) ?? '',
      raw_status: null,
      status: 'shipped',
      shipped_date: instantOrNull(
        firstText(facts.processDate, facts.shipDate, facts.smallParcelShipDate),
        zone,
      ),
      shipping_method: text(route.mode),
      line_items: lines.map((line) => ({
        ...itemOf(line),
        quantity: units(line.qty),
        parent_product_id: null,
      })),
      ship_to_address: address,
      // Orders name the facility; where it stands is told by get_warehouses.
      ship_from_address: UNKNOWN_PLACE,
      packages: [...parcels, ...without].map((one, place) => parcel(one, place, { order, lines, zone })),
    },
  ];
}

interface Around {
  order: Hal;
  lines: readonly Hal[];
  zone: string;
}

function parcel(raw: Hal, place: number, { order, lines, zone }: Around): Shipment['packages'][number] {
  const route = part(order.routingInfo);
  const [carrier, method] = [text(route.carrier), text(route.mode)];
  return {
    package_id: idOrNull(raw.packageId) ?? `${id(part(order.readOnly).orderId)}-${place + 1}`,
    package_name: firstText(part(raw.packageDefIdentifier).name, raw.description),
    tracking_number: text(raw.trackingNumber),
    tracking_url: null,
    shipping_method: method,
    carrier,
    shipping_method_id: null,
    shipping_method_name: method,
    carrier_id: null,
    carrier_name: carrier,
    scac: text(route.scacCode),
    shipping_cost: null,
    measurements: measurements(raw),
    line_items: contentsOf(raw).map((one) => content(one, lines, zone)),
  };
}

/** Inside an order they stand in the package itself, in a list of packages they are embedded. */
function contentsOf(raw: Hal): Hal[] {
  const inside = parts(raw.packageContents);
  return inside.length > 0 ? inside : embedded(raw, 'orders/packagecontent').map(part);
}

function content(raw: Hal, lines: readonly Hal[], zone: string) {
  const line = lines.find((one) => part(one.readOnly).orderItemId === raw.orderItemId);
  return {
    ...itemOf(line ?? raw),
    quantity: units(raw.qty),
    parent_product_id: null,
    lot_id: text(raw.lotNumber),
    expiration_date: instantOrNull(raw.expirationDate, zone),
  };
}
