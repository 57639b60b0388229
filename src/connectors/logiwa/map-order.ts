import type { Order } from '../../model/index.ts';
import { orderStatusOf, orderType } from './codes.ts';
import { mapShipments } from './map-shipments.ts';
import type { ShippedOrder } from './shipped.ts';
import {
  amount,
  id,
  idOrNull,
  instantOrNull,
  latest,
  part,
  type Row,
  rowsIn,
  text,
  unitsOrNull,
} from './values.ts';

const NAMES = [
  'ID',
  'Code',
  'ChannelOrderCode',
  'CustomerOrderNo',
  'DepositorID',
  'WarehouseID',
  'WarehouseOrderStatusCode',
  'WarehouseOrderTypeCode',
  'EntryDateTime',
  'OrderDate',
  'LastModifiedDate',
  'ActualShipDate',
  'LatestShipDate',
  'IsBackorder',
  'IsAllocated',
  'IsPickingStarted',
  'IsPickingCompleted',
  'ChannelID',
  'ChannelDescription',
  'ShipmentMethodID',
  'ShipmentMethodDescription',
  'CarrierDescription',
  'TotalSalesGrossPrice',
  'TotalSalesVat',
  'TotalSalesDiscount',
  'CompanyName',
  'CustomerShippingAddressDescription',
  'CustomerShippingAddressText',
  'CustomerShippingAddressDirections',
  'CustomerShippingAddressCityDescription',
  'CustomerShippingAddressStateDescription',
  'CustomerShippingAddressPostalCode',
  'CustomerShippingAddressCountryDescription',
  'CustomerShippingAddressPhone',
  'CustomerShippingAddressEmail',
  'DetailInfo',
] as const;

type Fields = Readonly<Record<(typeof NAMES)[number], unknown>>;

/** A line of an order, in units. */
interface Line {
  item: string | null;
  sku: string | null;
  ordered: number;
  picked: number;
  packed: number;
  shipped: number;
  cancelled: number;
  price: number | null;
}

/** An order with what was shipped of it. What is not named here, now or in years, goes to the additional fields. */
export function mapOrder({ order, shipped }: ShippedOrder): Order {
  const { of, others } = part(order, NAMES);
  const rows = rowsIn(of.DetailInfo);
  const lines = rows.map(lineOf);
  const number = text(of.Code) ?? text(of.ChannelOrderCode) ?? id(of.ID);
  const created = instantOrNull(of.EntryDateTime) ?? instantOrNull(of.OrderDate);
  // One client reads its last change off each order, another has no such field.
  const changed = instantOrNull(of.LastModifiedDate);
  const updated = changed ?? latest([of.ActualShipDate, of.EntryDateTime, of.OrderDate]);
  if (created === null || updated === null) throw new RangeError('an order of Logiwa has no date');
  const channel = idOrNull(Array.isArray(of.ChannelID) ? of.ChannelID[0] : of.ChannelID);
  const shipTo = addressOf(of);
  const method = text(of.ShipmentMethodDescription);
  return {
    id: id(of.ID),
    warehouse_customer_id: idOrNull(of.DepositorID),
    warehouse_id: idOrNull(of.WarehouseID),
    created_date: created,
    updated_date: updated,
    reference_id: text(of.CustomerOrderNo) ?? text(of.ChannelOrderCode) ?? number,
    order_number: number,
    status: statusOf(of, lines),
    raw_status: text(of.WarehouseOrderStatusCode),
    channel: text(of.ChannelDescription),
    channel_object:
      channel === null ? null : { channel_id: channel, channel_name: text(of.ChannelDescription) },
    type: orderType(text(of.WarehouseOrderTypeCode)),
    trading_partner: null,
    shipping_method: method,
    service_level: method,
    shipping_method_id: idOrNull(of.ShipmentMethodID),
    shipping_method_name: method,
    carrier_id: null,
    carrier_name: text(of.CarrierDescription),
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: 'USD',
    total_price: amount(of.TotalSalesGrossPrice),
    total_tax: amount(of.TotalSalesVat),
    total_discount: amount(of.TotalSalesDiscount),
    total_shipping: null,
    ship_to_address: shipTo,
    line_items: lines.map((line) => ({
      product_id: line.item ?? line.sku ?? '',
      sku: line.sku,
      quantity: line.ordered,
      unit_price: line.price,
      is_picked: line.ordered > 0 && line.picked >= line.ordered - line.cancelled,
      discount_amount: null,
    })),
    tags: [],
    required_ship_date: instantOrNull(of.LatestShipDate),
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: mapShipments(shipped, shipTo, idOrNull(of.WarehouseID)),
    external_system_url: null,
    additional_fields: { ...others, DetailInfo: rows, ChannelOrderCode: of.ChannelOrderCode ?? null },
  };
}

/** Units where the row counts them, else packs. */
function lineOf(row: Row): Line {
  const { of } = part(row, [
    'InventoryItemID',
    'Code',
    'Barcode',
    'PlannedCuQuantity',
    'PackQuantity',
    'PlannedPackQuantity',
    'PickedCuQuantity',
    'PackedCuQuantity',
    'ShippedCuQuantity',
    'CancelledCuQuantity',
    'SalesUnitPrice',
  ]);
  const units = (value: unknown) => unitsOrNull(value) ?? 0;
  return {
    item: idOrNull(of.InventoryItemID),
    sku: text(of.Code) ?? text(of.Barcode),
    ordered:
      unitsOrNull(of.PlannedCuQuantity) ?? unitsOrNull(of.PlannedPackQuantity) ?? units(of.PackQuantity),
    picked: units(of.PickedCuQuantity),
    packed: units(of.PackedCuQuantity),
    shipped: units(of.ShippedCuQuantity),
    cancelled: units(of.CancelledCuQuantity),
    price: amount(of.SalesUnitPrice),
  };
}

/** What has been done says more than the word, of which each account may have its own. */
function statusOf(of: Fields, lines: readonly Line[]): Order['status'] {
  const word = orderStatusOf(text(of.WarehouseOrderStatusCode));
  if (word === 'cancelled' || word === 'fulfilled') return word;
  const sum = (count: (line: Line) => number) => lines.reduce((all, line) => all + count(line), 0);
  const due = sum((line) => line.ordered - line.cancelled);
  const shipped = sum((line) => line.shipped);
  if (due > 0 && shipped >= due) return 'fulfilled';
  if (shipped > 0) return 'partially_fulfilled';
  if (of.IsBackorder === true) return 'backordered';
  if (due > 0 && sum((line) => line.packed) >= due) return 'packed';
  if (of.IsPickingCompleted === true) return 'picked';
  if (of.IsPickingStarted === true) return 'processing';
  if (of.IsAllocated === true) return 'confirmed';
  return word ?? 'other';
}

function addressOf(of: Fields): Order['ship_to_address'] {
  return {
    full_name: text(of.CustomerShippingAddressDescription),
    company: text(of.CompanyName),
    address1: text(of.CustomerShippingAddressText),
    address2: text(of.CustomerShippingAddressDirections),
    address3: null,
    city: text(of.CustomerShippingAddressCityDescription),
    state: text(of.CustomerShippingAddressStateDescription),
    postal_code: text(of.CustomerShippingAddressPostalCode),
    country: text(of.CustomerShippingAddressCountryDescription),
    phone_number: text(of.CustomerShippingAddressPhone),
    email_address: text(of.CustomerShippingAddressEmail),
  };
}
