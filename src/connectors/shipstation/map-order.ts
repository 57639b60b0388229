import type { Order } from '../../model/index.ts';
import { orderStatus } from './codes.ts';
import { goodOf, mapFulfillment, mapShipment, placeOf } from './map-sent.ts';
import {
  amount,
  instant,
  instantOrNull,
  items,
  latest,
  number,
  numberOrNull,
  text,
  units,
} from './values.ts';
import type { JoinedOrder, VendorItem } from './vendor.ts';

/** An order with what was sent of it. What is not named here, now or in years, goes to the additional fields. */
export function mapOrder({ order, shipments: labels, fulfillments }: JoinedOrder): Order {
  const { orderId, orderNumber, orderKey, createDate, modifyDate, orderStatus: status, ...later } = order;
  const { shipTo, items: rows, orderTotal, taxAmount, shippingAmount, tagIds, ...others } = later;
  const reference = text(orderKey) ?? text(orderNumber) ?? number(orderId);
  const lines = items(rows).filter((item) => item.adjustment !== true);
  const reductions = items(rows).filter((item) => item.adjustment === true);
  const sent = items(labels).filter((one) => one.isReturnLabel !== true);
  const marked = items(fulfillments);
  const { warehouseId, storeId, source } = others.advancedOptions ?? {};
  const store = numberOrNull(storeId);
  const carrier = text(others.carrierCode);
  const service = text(others.serviceCode);
  return {
    id: number(orderId),
    warehouse_customer_id: null,
    warehouse_id: numberOrNull(warehouseId),
    created_date: instant(createDate),
    // A label that is voided does not change its order.
    updated_date: latest(
      instant(modifyDate),
      [...items(labels), ...marked].map((one) => one.voidDate),
    ),
    reference_id: reference,
    order_number: text(orderNumber) ?? reference,
    status: orderStatus(text(status)),
    raw_status: text(status),
    channel: text(source) ?? store,
    channel_object: store === null ? null : { channel_id: store, channel_name: null },
    type: null,
    trading_partner: null,
    shipping_method: text(others.requestedShippingService),
    service_level: text(others.requestedShippingService),
    shipping_method_id: service,
    shipping_method_name: null,
    carrier_id: carrier,
    carrier_name: null,
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: 'USD',
    total_price: amount(orderTotal),
    total_tax: amount(taxAmount),
    total_discount: reductions.length === 0 ? null : discountOf(reductions),
    total_shipping: amount(shippingAmount),
    ship_to_address: placeOf(shipTo, text(others.customerEmail)),
    line_items: lines.map((item) => ({
      product_id: goodOf(item),
      sku: text(item.sku),
      quantity: units(item.quantity),
      unit_price: amount(item.unitPrice),
      is_picked: status === 'shipped',
      discount_amount: null,
    })),
    tags: items(tagIds).map(number),
    required_ship_date: instantOrNull(others.shipByDate),
    saturday_delivery: null,
    signature_required: signatureOf(text(others.confirmation)),
    international_duty_paid_by: null,
    shipments: [...sent.map((one) => mapShipment(one, items(rows))), ...marked.map(mapFulfillment)],
    external_system_url: null,
    additional_fields: {
      ...others,
      items: items(rows),
      return_labels: items(labels).filter((one) => one.isReturnLabel === true),
    },
  };
}

/** Adjustments are lines with a negative price. */
function discountOf(reductions: readonly VendorItem[]): number {
  const cents = reductions.map(
    (item) => Math.round((amount(item.unitPrice) ?? 0) * 100) * units(item.quantity),
  );
  return -cents.reduce((sum, one) => sum + one, 0) / 100;
}

function signatureOf(confirmation: string | null): boolean | null {
  return confirmation === null ? null : /signature/.test(confirmation);
}
