import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { amount, id, idOrNull, instantOrNull, latest, part, type Row, text, unitsOrNull } from './values.ts';

type Shipment = Order['shipments'][number];

const NAMES = [
  'ID',
  'WarehouseID',
  'ShipmentDateTime',
  'CarrierTrackingNumber',
  'CarrierDescription',
  'ShipmentMethod',
  'CarrierRate',
  'InventoryItemID',
  'ItemCode',
  'InventoryItemDescription',
  'CUQuantity',
  'PackQuantity',
  'LotBatchNo',
  'ExpireDate',
] as const;

type Fields = Readonly<Record<(typeof NAMES)[number], unknown>>;

/** Rows of the shipment report, one an item, as the parcels that they left in: those of one tracking number. */
export function mapShipments(
  rows: readonly Row[],
  shipTo: Order['ship_to_address'],
  warehouse: string | null,
): Shipment[] {
  const parcels = new Map<string, Fields[]>();
  for (const row of rows) {
    const { of } = part(row, NAMES);
    // What has no tracking number is told apart by when it left.
    const key = text(of.CarrierTrackingNumber) ?? `left ${text(of.ShipmentDateTime)}`;
    const known = parcels.get(key);
    if (known) known.push(of);
    else parcels.set(key, [of]);
  }
  return [...parcels.values()].map((parcel) => mapParcel(parcel, shipTo, warehouse));
}

function mapParcel(
  rows: readonly Fields[],
  shipTo: Order['ship_to_address'],
  warehouse: string | null,
): Shipment {
  const first = rows[0]!;
  const tracking = text(first.CarrierTrackingNumber);
  // The first row of a parcel stays its first: later ones have larger numbers.
  const name = tracking ?? id(first.ID);
  const method = text(first.ShipmentMethod);
  const carrier = text(first.CarrierDescription);
  const goods = rows.map((row) => ({
    inventory_item_id: idOrNull(row.InventoryItemID) ?? skuOf(row) ?? '',
    sku: skuOf(row),
    quantity: unitsOrNull(row.CUQuantity) ?? unitsOrNull(row.PackQuantity) ?? 0,
    parent_product_id: null,
  }));
  return {
    shipment_id: name,
    warehouse_id: idOrNull(first.WarehouseID) ?? warehouse ?? '',
    raw_status: null,
    // The report lists what has left.
    status: 'shipped',
    shipped_date: latest(rows.map((row) => row.ShipmentDateTime)),
    shipping_method: method,
    line_items: goods,
    ship_to_address: shipTo,
    ship_from_address: UNKNOWN_PLACE,
    packages: [
      {
        package_id: name,
        package_name: null,
        tracking_number: tracking,
        tracking_url: null,
        shipping_method: method,
        carrier,
        shipping_method_id: null,
        shipping_method_name: method,
        carrier_id: null,
        carrier_name: carrier,
        scac: null,
        shipping_cost: amount(first.CarrierRate),
        measurements: UNMEASURED,
        line_items: goods.map((good, place) => ({
          ...good,
          lot_id: text(rows[place]!.LotBatchNo),
          expiration_date: instantOrNull(rows[place]!.ExpireDate),
        })),
      },
    ],
  };
}

/** Two clients read the SKU off the item's description, which is another field's name in other lists. */
function skuOf(row: Fields): string | null {
  return text(row.ItemCode) ?? text(row.InventoryItemDescription);
}
