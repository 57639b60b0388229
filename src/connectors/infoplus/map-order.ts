import type { Order } from '../../model/index.ts';
import { orderStatus } from './codes.ts';
import { mapShipment } from './map-shipment.ts';
import { amount, id, instant, instantOrNull, itemKey, items, latest, number, text, units } from './values.ts';
import type { JoinedOrder, VendorOrder } from './vendor.ts';

/** An order with its shipments. What is not named here, now or in years, goes to the additional fields. */
export function mapOrder({ order, shipments, contents }: JoinedOrder): Order {
  const { orderNo, customerOrderNo, lobId, warehouseId, status, modifyDate, lineItems, ...later } = order;
  const { total, tax, totalDiscount, shippingCharge, needByDate, createDate, ...others } = later;
  const own = number(orderNo).toString();
  const reference = text(customerOrderNo) ?? own;
  const source = id(others.orderSourceId);
  const sent = items(shipments);
  const created = instantOrNull(createDate) ?? instantOrNull(others.orderDate) ?? instant(modifyDate);
  const to = placeOf(order);
  return {
    id: own,
    warehouse_customer_id: id(lobId),
    warehouse_id: id(warehouseId),
    created_date: created,
    updated_date: latest(
      instant(modifyDate),
      sent.map((one) => one.modifyDate),
    ),
    reference_id: reference,
    order_number: reference,
    status: orderStatus(text(status)),
    raw_status: text(status),
    channel: null,
    channel_object: source === null ? null : { channel_id: source, channel_name: null },
    type: null,
    trading_partner: null,
    shipping_method: text(others.shipVia),
    service_level: null,
    shipping_method_id: id(others.carrierId),
    shipping_method_name: null,
    carrier_id: null,
    carrier_name: null,
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: 'USD',
    total_price: amount(total),
    total_tax: amount(tax),
    total_discount: amount(totalDiscount),
    total_shipping: amount(shippingCharge),
    ship_to_address: to,
    line_items: items(lineItems).map((line) => ({
      product_id: itemKey(line.lobId ?? lobId, line.sku),
      sku: text(line.sku),
      quantity: units(line.orderedQty),
      unit_price: amount(line.unitSell),
      // Picking has no field of its own; what was sent was picked.
      is_picked: units(line.orderedQty) > 0 && units(line.shippedQty) >= units(line.orderedQty),
      discount_amount: amount(line.extendedDiscount),
    })),
    tags: [],
    required_ship_date: instantOrNull(needByDate),
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: sent.map((one) => mapShipment(one, items(contents), to)),
    external_system_url: null,
    additional_fields: others,
  };
}

function placeOf(order: VendorOrder): Order['ship_to_address'] {
  return {
    full_name: text(order.shipToAttention),
    company: text(order.shipToCompany),
    address1: text(order.shipToStreet),
    address2: text(order.shipToStreet2),
    address3: text(order.shipToStreet3),
    city: text(order.shipToCity),
    state: text(order.shipToState),
    postal_code: text(order.shipToZip),
    country: text(order.shipToCountry),
    phone_number: text(order.shipToPhone),
    email_address: text(order.shipToEmail),
  };
}
