import type { Order } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { orderStatus, rawStatus } from './codes.ts';
import { PAGE_SIZE, windowStep } from './list.ts';
import { shipments } from './order-shipments.ts';
import { amountOrNull, idOrNull, instant, instantOrNull, listOf, text, textOrNull, units } from './values.ts';
import { itemsOf, skuOf, type VendorItem, type VendorOrder } from './vendor-order.ts';

const SECOND = 1000;
const YEAR = 366 * 24 * 3600 * SECOND;

/** Orders by their last change, open and processed ones. */
export const orders: SourceFunction<VendorOrder> = {
  name: 'get_orders',
  basis: 'updated',
  evidence: 'vendor-spec',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  // "Since": whether with the instant itself is told nowhere. The end is ours.
  edges: { from: 'exclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  // A question has no end: what is cut into slices is read again for each of them. How wide one is, see list.ts.
  widestWindowMs: 20 * YEAR,
  // In which order the vendor lists, and what a token stands for, is told nowhere.
  order: 'moving',
  // Whether notes and properties move the date is told nowhere.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: windowStep,
  idOf: (raw) => (typeof raw?.OrderId === 'string' ? raw.OrderId || null : null),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

const PICKED: readonly Order['status'][] = ['packed', 'fulfilled'];

function mapOrder(raw: VendorOrder): Order {
  // What is not named here, now or in years, goes to the additional fields.
  const { OrderId, NumOrderId, LastUpdated, CustomerInfo, ...others } = raw;
  const { GeneralInfo: info, ShippingInfo: sent, TotalsInfo: totals } = others;
  const id = text(OrderId, 'order id');
  const order_number = NumOrderId === null || NumOrderId === undefined ? id : String(units(NumOrderId));
  const updated = instant(LastUpdated);
  const status = orderStatus(raw);
  const address = shipTo(CustomerInfo?.Address);
  const [source, account] = [textOrNull(info?.Source), textOrNull(info?.SubSource)];
  return {
    id,
    warehouse_customer_id: null,
    warehouse_id: textOrNull(raw.FulfilmentLocationId),
    created_date: instantOrNull(info?.ReceivedDate) ?? updated,
    updated_date: updated,
    reference_id: textOrNull(info?.ReferenceNum) ?? order_number,
    order_number,
    status,
    raw_status: rawStatus(raw),
    channel: source,
    channel_object:
      source === null
        ? null
        : { channel_id: account === null ? source : `${source}/${account}`, channel_name: account ?? source },
    type: null,
    trading_partner: null,
    shipping_method: textOrNull(sent?.PostalServiceName),
    service_level: textOrNull(sent?.PostalServiceName),
    shipping_method_id: idOrNull(sent?.PostalServiceId),
    shipping_method_name: textOrNull(sent?.PostalServiceName),
    carrier_id: textOrNull(sent?.Vendor),
    carrier_name: textOrNull(sent?.Vendor),
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: textOrNull(totals?.Currency) ?? 'USD',
    total_price: amountOrNull(totals?.TotalCharge),
    total_tax: amountOrNull(totals?.Tax),
    total_discount: amountOrNull(totals?.TotalDiscount),
    total_shipping: amountOrNull(totals?.PostageCost),
    ship_to_address: address,
    line_items: itemsOf(raw)
      .filter(({ IsService }) => IsService !== true)
      .map((item) => lineItem(item, PICKED.includes(status))),
    tags: listOf(raw.Folders).map((folder) => text(folder, 'name of a folder')),
    required_ship_date: instantOrNull(info?.DespatchByDate),
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: status === 'fulfilled' ? shipments(raw, address) : [],
    external_system_url: null,
    additional_fields: { ...others, CustomerInfo: CustomerInfo ?? null },
  };
}

function lineItem(item: VendorItem, picked: boolean): Order['line_items'][number] {
  return {
    // A line that is linked to no stock has none.
    product_id: idOrNull(item.StockItemId) ?? '',
    sku: skuOf(item),
    quantity: units(item.Quantity),
    unit_price: amountOrNull(item.PricePerUnit),
    is_picked: picked,
    discount_amount: amountOrNull(item.DiscountValue),
  };
}

type VendorAddress = NonNullable<VendorOrder['CustomerInfo']>['Address'];

/** Blank some time after an order was processed, where the account has it so. The country is a name. */
function shipTo(place: VendorAddress): Order['ship_to_address'] {
  return {
    full_name: textOrNull(place?.FullName),
    company: textOrNull(place?.Company),
    address1: textOrNull(place?.Address1),
    address2: textOrNull(place?.Address2),
    address3: textOrNull(place?.Address3),
    city: textOrNull(place?.Town),
    state: textOrNull(place?.Region),
    postal_code: textOrNull(place?.PostCode),
    country: textOrNull(place?.Country),
    phone_number: textOrNull(place?.PhoneNumber),
    email_address: textOrNull(place?.EmailAddress),
  };
}
