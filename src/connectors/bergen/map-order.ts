import type { Order } from '../../model/index.ts';
import { unifiedDate } from '../kit/dates.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { fromZone } from '../kit/zone.ts';
import { isThirdPartyFreight, orderStatus, orderType, weightUnit } from './codes.ts';
import { amount, type Fields, fieldsIn, instantOrNull, listIn, saying, text, unitsOrNull } from './values.ts';

/** A pick ticket as it was read, the day under which it is listed, and the zone of both. */
export interface ReadTicket {
  day: string;
  zone: string;
  ticket: Fields;
}

type Shipment = Order['shipments'][number];

/** States in which the goods have been taken from their places. */
const PICKED: readonly Order['status'][] = ['picked', 'packed', 'partially_fulfilled', 'fulfilled'];

/** A pick ticket. What is not named here, now or in years, goes to the additional fields. */
export function mapOrder({ day, zone, ticket }: ReadTicket): Order {
  const { PickTicketNumber, WareHouse, OrderDate, OrderNumber, CustomerPONumber, ...later } = ticket;
  const { ShipmentStatus, OrderType, Amount, ShipToAddress, LineItems, PackageList, ...others } = later;
  const id = text(PickTicketNumber);
  if (id === null) throw new RangeError('a pick ticket of Bergen has no number');
  const updated = unifiedDate(fromZone(day, zone));
  const status = orderStatus(text(ShipmentStatus));
  const thirdParty = isThirdPartyFreight(text(others.BillingOption));
  const freight = text(others.ShipViaAccountNumber);
  const service = text(others.ShipService);
  const shipTo = addressOf(fieldsIn(ShipToAddress));
  return {
    id,
    warehouse_customer_id: null,
    warehouse_id: text(WareHouse),
    created_date: instantOrNull(OrderDate, zone) ?? updated,
    updated_date: updated,
    reference_id: text(CustomerPONumber) ?? text(OrderNumber) ?? id,
    order_number: text(OrderNumber) ?? text(CustomerPONumber) ?? id,
    status,
    raw_status: text(ShipmentStatus),
    channel: null,
    channel_object: null,
    type: orderType(text(OrderType)),
    trading_partner: text(others.TRADINGPARTNER),
    shipping_method: service,
    service_level: service,
    shipping_method_id: service,
    shipping_method_name: null,
    carrier_id: text(others.ShipVia),
    carrier_name: text(others.ShipVia),
    scac: null,
    is_third_party_freight: thirdParty,
    third_party_freight_account_number: thirdParty === true ? freight : null,
    first_party_freight_account_number: thirdParty === false ? freight : null,
    invoice_currency_code: 'USD',
    total_price: amount(Amount),
    total_tax: null,
    total_discount: null,
    total_shipping: null,
    ship_to_address: shipTo,
    line_items: listIn(LineItems).map((line) => ({
      product_id: itemOf(line),
      sku: text(line.Sku),
      // Zero stands where nothing was entered.
      quantity: unitsOrNull(line.RequestedQuantity) || unitsOrNull(line.Quantity) || 0,
      unit_price: amount(line.UnitPrice),
      is_picked: PICKED.includes(status),
      discount_amount: null,
    })),
    tags: [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: shipmentsOf(id, zone, ticket, status, shipTo),
    external_system_url: null,
    additional_fields: {
      ...saying(others),
      OrderType: OrderType ?? null,
      LineItems: listIn(LineItems),
      PackageList: listIn(PackageList),
    },
  };
}

/** Goods have no number: an SKU, else the trade number, else what the style is made up of. */
export function itemOf(line: Fields): string {
  const style = [line.Style, line.Color, line.Size].map(text).filter((part) => part !== null);
  return text(line.Sku) ?? text(line.UPC) ?? text(line.Upc) ?? style.join('/');
}

/** A ticket is sent at once as far as it tells: one shipment, with its packages. */
function shipmentsOf(
  id: string,
  zone: string,
  ticket: Fields,
  status: Order['status'],
  shipTo: Order['ship_to_address'],
): Shipment[] {
  const boxes = listIn(ticket.PackageList);
  const shipped = instantOrNull(ticket.ActualShipDate, zone);
  const tracking = text(ticket.MasterTrackingNumber) ?? text(ticket.TrackingNumber);
  if (boxes.length === 0 && shipped === null && tracking === null) return [];
  const left = status === 'fulfilled' || status === 'partially_fulfilled' || shipped !== null;
  const carrier = text(ticket.ShipVia);
  const service = text(ticket.ShipService);
  const common = { carrier, shipping_method: service, tracking, service };
  const packages = boxes.map((box, place) => packageOf(box, id, place, common));
  // Of old tickets nothing but the number is told.
  const bare = tracking === null ? [] : [packageOf({}, id, 0, common)];
  return [
    {
      shipment_id: id,
      warehouse_id: text(ticket.WareHouse) ?? '',
      raw_status: text(ticket.ShipmentStatus),
      status: status === 'cancelled' ? 'cancelled' : left ? 'shipped' : 'open',
      shipped_date: shipped,
      shipping_method: service,
      line_items: boxes.flatMap((box) => goodsIn(box.LineItems)),
      ship_to_address: shipTo,
      ship_from_address: UNKNOWN_PLACE,
      packages: packages.length > 0 ? packages : bare,
    },
  ];
}

function packageOf(
  box: Fields,
  ticket: string,
  place: number,
  common: { carrier: string | null; service: string | null; tracking: string | null },
): Shipment['packages'][number] {
  const unit = weightUnit(text(box.UOM));
  return {
    package_id: text(box.PackageUniqueId) ?? text(box.PackageId) ?? `${ticket}-${place + 1}`,
    package_name: text(box.PackageType),
    tracking_number: text(box.TrackingNumber) ?? (place === 0 ? common.tracking : null),
    tracking_url: null,
    shipping_method: common.service,
    carrier: common.carrier,
    shipping_method_id: common.service,
    shipping_method_name: null,
    carrier_id: common.carrier,
    carrier_name: common.carrier,
    scac: null,
    shipping_cost: null,
    // Which unit lengths are in is told nowhere.
    measurements: {
      length: null,
      width: null,
      height: null,
      unit: null,
      weight: unit === null ? null : amount(box.PackageWeight),
      weight_unit: unit,
    },
    line_items: goodsIn(box.LineItems).map((good) => ({ ...good, lot_id: null, expiration_date: null })),
  };
}

function goodsIn(lines: unknown): Shipment['line_items'] {
  return listIn(lines).map((line) => ({
    inventory_item_id: itemOf(line),
    sku: text(line.Sku),
    quantity: unitsOrNull(line.ShippedQuantity) || unitsOrNull(line.Quantity) || 0,
    parent_product_id: null,
  }));
}

function addressOf(place: Fields): Order['ship_to_address'] {
  const name = [place.FirstName, place.LastName].map(text).filter((part) => part !== null);
  return {
    full_name: name.length === 0 ? null : name.join(' '),
    company: text(place.CompanyName),
    address1: text(place.Address1),
    address2: text(place.Address2),
    address3: null,
    city: text(place.City),
    state: text(place.State) ?? text(place.Non_US_Region),
    postal_code: text(place.Zip),
    country: text(place.Country),
    phone_number: text(place.Phone),
    email_address: text(place.Email),
  };
}
