import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { orderStatus, orderType, packageStatus } from './codes.ts';
import { buyerAddress, placeAddress } from './places.ts';
import {
  amount,
  instant,
  instantOrNull,
  listOf,
  sole,
  text,
  textOrNull,
  units,
  unitsOrZero,
} from './values.ts';
import type { MarketplaceOrder, VendorBreakdown, VendorLine, VendorPackage } from './vendor-order.ts';

type Shipment = Order['shipments'][number];

/** An order of a marketplace. What is not named here, now or in years, goes to the additional fields. */
export function mapMarketplaceOrder(raw: MarketplaceOrder): Order {
  const { orderId, createdTime, lastUpdatedTime, recipient, orderItems, ...others } = raw;
  const { fulfillment, proceeds, salesChannel, buyer } = others;
  const id = text(orderId, 'order id');
  const alias = listOf(others.orderAliases).find(({ aliasType }) => aliasType === 'SELLER_ORDER_ID')?.aliasId;
  const lines = listOf(orderItems);
  const packages = listOf(others.packages);
  const skus = new Map(lines.map((line) => [line.orderItemId, textOrNull(line.product?.sellerSku)]));
  const address = buyerAddress(recipient?.deliveryAddress, textOrNull(buyer?.buyerEmail));
  const speed = textOrNull(fulfillment?.fulfillmentServiceLevel);
  const carrier = sole(packages.map((one) => textOrNull(one.carrier)));
  const channelId = textOrNull(salesChannel?.marketplaceId) ?? textOrNull(salesChannel?.marketplaceName);
  const status = textOrNull(fulfillment?.fulfillmentStatus);
  return {
    id,
    warehouse_customer_id: null,
    warehouse_id: fulfillment?.fulfilledBy === 'AMAZON' ? 'FBA' : null,
    created_date: instant(createdTime),
    updated_date: instant(lastUpdatedTime),
    reference_id: textOrNull(alias) ?? id,
    order_number: id,
    status: orderStatus(status),
    raw_status: status,
    channel: textOrNull(salesChannel?.marketplaceName),
    channel_object:
      channelId === null
        ? null
        : { channel_id: channelId, channel_name: textOrNull(salesChannel?.marketplaceName) },
    type: orderType(listOf(others.programs)),
    trading_partner: null,
    shipping_method: speed,
    service_level: speed,
    shipping_method_id: null,
    shipping_method_name: sole(packages.map((one) => textOrNull(one.shippingService))),
    carrier_id: carrier,
    carrier_name: carrier,
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: currencyOf(raw, lines),
    total_price: amount(proceeds?.grandTotal),
    total_tax: ofType(proceeds?.breakdowns, 'TAX'),
    total_discount: sizeOf(ofType(proceeds?.breakdowns, 'DISCOUNT')),
    total_shipping: ofType(proceeds?.breakdowns, 'SHIPPING'),
    ship_to_address: address,
    line_items: lines.map(lineOf),
    tags: [],
    required_ship_date: instantOrNull(fulfillment?.shipByWindow?.latestDateTime),
    saturday_delivery: null,
    signature_required: lines.some(needsSignature) ? true : null,
    international_duty_paid_by: null,
    shipments: packages.map((one) => shipmentOf(one, skus, address)),
    external_system_url: null,
    additional_fields: { ...others, orderItems: lines },
  };
}

function lineOf(line: VendorLine): Order['line_items'][number] {
  const sku = textOrNull(line.product?.sellerSku);
  const ordered = units(line.quantityOrdered);
  return {
    // A listing that is gone may have lost its SKU; the ASIN is left then.
    product_id: sku ?? textOrNull(line.product?.asin) ?? '',
    sku,
    quantity: ordered,
    unit_price: amount(line.product?.price?.unitPrice),
    is_picked: ordered > 0 && unitsOrZero(line.fulfillment?.quantityFulfilled) >= ordered,
    discount_amount: sizeOf(ofType(line.proceeds?.breakdowns, 'DISCOUNT')),
  };
}

/** One parcel is one shipment. */
function shipmentOf(
  raw: VendorPackage,
  skus: ReadonlyMap<string | undefined, string | null>,
  address: Shipment['ship_to_address'],
): Shipment {
  const reference = text(raw.packageReferenceId, 'package reference');
  const carrier = textOrNull(raw.carrier);
  const service = textOrNull(raw.shippingService);
  const status = textOrNull(raw.packageStatus?.status);
  const goods = listOf(raw.packageItems).map(({ orderItemId, quantity }) => {
    const sku = skus.get(orderItemId) ?? null;
    return {
      inventory_item_id: sku ?? textOrNull(orderItemId) ?? '',
      sku,
      quantity: units(quantity),
      parent_product_id: null,
    };
  });
  return {
    shipment_id: reference,
    // The seller's own, of which Amazon knows the address alone.
    warehouse_id: textOrNull(raw.shipFromAddress?.name) ?? '',
    raw_status: status,
    status: packageStatus(status),
    shipped_date: instantOrNull(raw.shipTime),
    shipping_method: service,
    line_items: goods,
    ship_to_address: address,
    ship_from_address: placeAddress(raw.shipFromAddress),
    packages: [
      {
        package_id: reference,
        package_name: null,
        tracking_number: textOrNull(raw.trackingNumber),
        tracking_url: null,
        shipping_method: service,
        carrier,
        shipping_method_id: null,
        shipping_method_name: service,
        carrier_id: carrier,
        carrier_name: carrier,
        scac: null,
        shipping_cost: null,
        measurements: UNMEASURED,
        line_items: goods.map((item) => ({ ...item, lot_id: null, expiration_date: null })),
      },
    ],
  };
}

/** Of an order that waits for its payment there is no total, and no price. */
function currencyOf({ proceeds }: MarketplaceOrder, lines: readonly VendorLine[]): string {
  const priced = lines.map((line) => line.product?.price?.unitPrice?.currencyCode);
  return textOrNull(proceeds?.grandTotal?.currencyCode) ?? textOrNull(priced.find(Boolean)) ?? 'USD';
}

function ofType(
  breakdowns: readonly (VendorBreakdown | null)[] | null | undefined,
  type: string,
): number | null {
  return amount(listOf(breakdowns).find((one) => one.type === type)?.subtotal);
}

/** Whether a discount is written as what it takes away, or as its size, is told nowhere. */
function sizeOf(discount: number | null): number | null {
  return discount === null ? null : Math.abs(discount);
}

function needsSignature({ fulfillment }: VendorLine): boolean {
  return fulfillment?.shipping?.shippingConstraints?.signatureConfirmation === 'MANDATORY';
}
