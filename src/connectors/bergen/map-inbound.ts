import type { InboundShipment } from '../../model/index.ts';
import { receivingStatus } from './codes.ts';
import { itemOf } from './map-order.ts';
import {
  amount,
  type Fields,
  fieldsIn,
  instant,
  instantOrNull,
  listIn,
  saying,
  text,
  textsIn,
  unitsOrNull,
} from './values.ts';

/** A receiving ticket as it was read, its number, and the zone of its dates. */
export interface ReadReceiving {
  id: string;
  zone: string;
  ticket: Fields;
}

/** A receiving ticket. What is not named here, now or in years, goes to the additional fields. */
export function mapInbound({ id, zone, ticket }: ReadReceiving): InboundShipment {
  const { ReceivingStatus, CreatedDate, ExpectedDate, CustomerPO, Warehouse, ...later } = ticket;
  const { TrackingNumbers, Memo, SupplierDetails, Shipmentitemslist, ...others } = later;
  if (text(id) === null) throw new RangeError('a receiving ticket of Bergen has no number');
  const created = instant(CreatedDate, zone);
  const arrived = instantOrNull(others.ArrivedDate, zone);
  const added = instantOrNull(others.AddedToInventoryDate, zone);
  const supplier = fieldsIn(SupplierDetails);
  const lines = listIn(Shipmentitemslist);
  const status = text(ReceivingStatus);
  const memo = text(Memo);
  return {
    id,
    warehouse_customer_id: null,
    created_date: created,
    updated_date: [created, arrived, added]
      .filter((date) => date !== null)
      .toSorted((a, b) => Date.parse(a) - Date.parse(b))
      .at(-1)!,
    purchase_order_number: text(CustomerPO),
    status: receivingStatus(status),
    raw_status: status,
    supplier: text(supplier.CompanyName),
    supplier_object: null,
    expected_arrival_date: instantOrNull(ExpectedDate, zone),
    warehouse_id: text(Warehouse),
    line_items: lines.map((line) => ({
      inventory_item_id: itemOf(line),
      sku: text(line.Sku),
      expected_quantity: unitsOrNull(line.ExpectedQuantity) ?? 0,
      received_quantity: unitsOrNull(line.ActualQuantity) ?? 0,
      unit_cost: amount(line.UnitCost),
      external_id: text(line.UPC),
    })),
    receipts: receiptsOf(id, arrived ?? added, lines),
    ship_from_address: {
      address1: text(supplier.Address1),
      address2: text(supplier.Address2),
      address3: null,
      city: text(supplier.City),
      state: text(supplier.State) ?? text(supplier.Non_US_Region),
      postal_code: text(supplier.Zip),
      country: text(supplier.Country),
    },
    tracking_numbers: textsIn(TrackingNumbers),
    notes: memo === null ? [] : [memo],
    external_system_url: null,
    additional_fields: { ...saying(others), SupplierDetails: supplier, Shipmentitemslist: lines },
  };
}

/** Counts are those of the whole ticket, so it is one receipt. */
function receiptsOf(id: string, at: string | null, lines: readonly Fields[]): InboundShipment['receipts'] {
  const came = lines.filter((line) => (unitsOrNull(line.ActualQuantity) ?? 0) > 0);
  if (at === null || came.length === 0) return [];
  return [
    {
      id,
      arrived_date: at,
      line_items: came.map((line) => ({
        inventory_item_id: itemOf(line),
        sku: text(line.Sku),
        quantity: unitsOrNull(line.ActualQuantity)!,
      })),
    },
  ];
}
