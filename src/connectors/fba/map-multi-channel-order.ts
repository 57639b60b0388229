import type { Order } from '../../model/index.ts';
import { UNMEASURED } from '../kit/readings.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { multiChannelShipment, multiChannelStatus } from './codes.ts';
import { buyerAddress } from './places.ts';
import { amount, instant, instantOrNull, listOf, sole, text, textOrNull, units } from './values.ts';
import type { MultiChannelOrder, MultiChannelShipment } from './vendor-order.ts';

type Shipment = Order['shipments'][number];

/** An order that was sold elsewhere and is sent by Amazon (Multi-Channel Fulfillment). */
export function mapMultiChannelOrder(raw: MultiChannelOrder): Order {
  const { fulfillmentOrder, fulfillmentOrderItems, fulfillmentShipments, ...others } = raw;
  const { sellerFulfillmentOrderId, destinationAddress, ...head } = fulfillmentOrder;
  const id = text(sellerFulfillmentOrderId, 'seller fulfillment order id');
  const items = listOf(fulfillmentOrderItems);
  const sent = listOf(fulfillmentShipments);
  const number = textOrNull(head.displayableOrderId) ?? id;
  const address = buyerAddress(destinationAddress, null);
  const speed = textOrNull(head.shippingSpeedCategory);
  const carrier = sole(
    sent.flatMap((one) => listOf(one.fulfillmentShipmentPackage).map((box) => textOrNull(box.carrierCode))),
  );
  const channelId = textOrNull(head.marketplaceId);
  const prices = items.map(({ perUnitPrice, perUnitDeclaredValue }) => perUnitPrice ?? perUnitDeclaredValue);
  const status = textOrNull(head.fulfillmentOrderStatus);
  return {
    id,
    warehouse_customer_id: null,
    warehouse_id: 'FBA',
    created_date: instant(head.receivedDate),
    updated_date: instant(head.statusUpdatedDate),
    reference_id: number,
    order_number: number,
    status: multiChannelStatus(status),
    raw_status: status,
    channel: 'Multi-Channel Fulfillment',
    channel_object: channelId === null ? null : { channel_id: channelId, channel_name: null },
    type: null,
    trading_partner: null,
    shipping_method: speed,
    service_level: speed,
    shipping_method_id: null,
    shipping_method_name: null,
    carrier_id: carrier,
    carrier_name: carrier,
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: textOrNull(prices.find((price) => price?.currencyCode)?.currencyCode) ?? 'USD',
    // Amazon is not told what the buyer paid.
    total_price: null,
    total_tax: null,
    total_discount: null,
    total_shipping: null,
    ship_to_address: address,
    line_items: items.map(({ sellerSku, quantity, perUnitPrice }) => ({
      product_id: text(sellerSku, 'seller SKU'),
      sku: textOrNull(sellerSku),
      quantity: units(quantity),
      unit_price: amount(perUnitPrice),
      is_picked: isSent(sent, sellerSku, units(quantity)),
      discount_amount: null,
    })),
    tags: [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: sent.map((one) => shipmentOf(one, address)),
    external_system_url: null,
    additional_fields: { ...others, fulfillmentOrder: head, fulfillmentOrderItems: items },
  };
}

/** A shipment; its parcels are numbered within it, and 0 is none. */
function shipmentOf(raw: MultiChannelShipment, address: Shipment['ship_to_address']): Shipment {
  const id = text(raw.amazonShipmentId, 'shipment id');
  const status = textOrNull(raw.fulfillmentShipmentStatus);
  const goods = listOf(raw.fulfillmentShipmentItem).map(({ sellerSku, quantity, packageNumber }) => ({
    box: packageNumber ?? 0,
    inventory_item_id: text(sellerSku, 'seller SKU'),
    sku: textOrNull(sellerSku),
    quantity: units(quantity),
    parent_product_id: null,
  }));
  const state = multiChannelShipment(status);
  return {
    shipment_id: id,
    warehouse_id: textOrNull(raw.fulfillmentCenterId) ?? 'FBA',
    raw_status: status,
    status: state,
    // Before it has left, it is when it is meant to.
    shipped_date: state === 'shipped' ? instantOrNull(raw.shippingDate) : null,
    shipping_method: null,
    line_items: goods.map(({ box: _, ...item }) => item),
    ship_to_address: address,
    ship_from_address: UNKNOWN_PLACE,
    packages: listOf(raw.fulfillmentShipmentPackage).map((box) => {
      const carrier = textOrNull(box.carrierCode);
      return {
        package_id: `${id}-${box.packageNumber ?? 0}`,
        package_name: null,
        tracking_number: textOrNull(box.trackingNumber) ?? textOrNull(box.amazonFulfillmentTrackingNumber),
        tracking_url: null,
        shipping_method: null,
        carrier,
        shipping_method_id: null,
        shipping_method_name: null,
        carrier_id: carrier,
        carrier_name: carrier,
        scac: null,
        shipping_cost: null,
        measurements: UNMEASURED,
        line_items: goods
          .filter((item) => item.box === box.packageNumber)
          .map(({ box: __, ...item }) => ({ ...item, lot_id: null, expiration_date: null })),
      };
    }),
  };
}

/** Whether as many units of a SKU have left as were ordered. */
function isSent(sent: readonly MultiChannelShipment[], sku: string | undefined, ordered: number): boolean {
  const left = sent
    .filter((one) => multiChannelShipment(textOrNull(one.fulfillmentShipmentStatus)) === 'shipped')
    .flatMap((one) => listOf(one.fulfillmentShipmentItem))
    .filter((item) => item.sellerSku === sku)
    .reduce((sum, item) => sum + units(item.quantity), 0);
  return ordered > 0 && left >= ordered;
}
