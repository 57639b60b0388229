import type { Order } from '../../model/index.ts';
import { saleStatus } from './codes.ts';
import { isReturn, mapShipments } from './map-shipments.ts';
import { currency, instant, items, key, latest, money, text, units } from './values.ts';
import type { JoinedSale, VendorLine, VendorSale } from './vendor.ts';

/** A sale with its shipments. What is not named here, now or in years, goes to the additional fields. */
export function mapSale({ sale, shipments }: JoinedSale): Order {
  const { Id, SaleDate, Status, Client, MarketplaceId, ContactInfo: _, ShippingInfo: __, ...others } = sale;
  const id = key(Id);
  const created = instant(SaleDate);
  const reference = text(MarketplaceId) ?? id;
  const rows = linesOf(sale);
  const picked = new Map(items(sale.ProcessedItems).map((one) => [text(one.Sku), units(one.PickedQuantity)]));
  const lines = rows.map((row) => lineOf(row, picked));
  const to = placeOf(sale);
  const sent = items(shipments);
  const warehouses = new Set(
    sent.map((one) => text(one.ShippedFrom?.WarehouseCode)).filter((one) => one !== null),
  );
  const channel = text(others.Marketplace) ?? text(others.Channel);
  const channelId = text(others.ChannelId) ?? channel;
  return {
    id,
    warehouse_customer_id: text(Client),
    warehouse_id: warehouses.size === 1 ? [...warehouses][0]! : null,
    created_date: created,
    // The vendor keeps the date of the last change to itself: these are changes that are dated.
    updated_date: latest(created, [sale.LastPrintedDate, ...sent.map((one) => one.CreatedDate)]),
    reference_id: reference,
    order_number: reference,
    status: saleStatus(
      text(Status),
      sale.PrintedStatus === true,
      lines.length > 0 && lines.every((line) => line.is_picked),
    ),
    raw_status: text(Status),
    channel,
    channel_object:
      channelId === null ? null : { channel_id: channelId, channel_name: text(others.Channel) ?? channel },
    type: null,
    trading_partner: null,
    shipping_method: text(others.ShippingClass),
    service_level: text(others.ShippingClass),
    shipping_method_id: null,
    shipping_method_name: text(others.ShippingClass),
    carrier_id: null,
    carrier_name: text(others.ShippingCarrier),
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: currency([others.ShippingCharge, ...rows.map((row) => row.UnitPrice)]) ?? 'USD',
    // There is no total, and a sum of ours would leave out taxes and discounts.
    total_price: null,
    total_tax: null,
    total_discount: null,
    total_shipping: money(others.ShippingCharge),
    ship_to_address: to,
    line_items: lines,
    tags: [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: mapShipments(sent, id, to),
    external_system_url: null,
    additional_fields: { ...others, returns: sent.filter(isReturn) },
  };
}

/** Two kinds of lists, and in some replies a third in their place. */
function linesOf(sale: VendorSale): VendorLine[] {
  const usual = [sale.MerchantItems, sale.MerchantKits, sale.FulfilledItems, sale.FulfilledKits].flatMap(
    items,
  );
  return usual.length > 0 ? usual : [sale.SaleItems, sale.SaleKits].flatMap(items);
}

function lineOf(row: VendorLine, picked: ReadonlyMap<string | null, number>): Order['line_items'][number] {
  const sku = text(row.Sku);
  const quantity = units(row.Quantity);
  return {
    product_id: sku ?? '',
    sku,
    quantity,
    unit_price: money(row.UnitPrice),
    is_picked: sku !== null && quantity > 0 && (picked.get(sku) ?? 0) >= quantity,
    discount_amount: null,
  };
}

function placeOf({ ContactInfo: person, ShippingInfo: place }: VendorSale): Order['ship_to_address'] {
  const names = [text(person?.FirstName), text(person?.LastName)].filter((name) => name !== null);
  return {
    full_name: names.join(' ') || null,
    company: text(person?.Company),
    address1: text(place?.Address1),
    address2: text(place?.Address2),
    address3: null,
    city: text(place?.City),
    state: text(place?.Region),
    postal_code: text(place?.PostalCode),
    country: text(place?.Country),
    phone_number: text(person?.Phone),
    email_address: text(person?.Email),
  };
}
