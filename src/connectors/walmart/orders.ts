import type { Order } from '../../model/index.ts';
import type { Ask, Context, SourceFunction } from '../kit/manifest.ts';
import { inPasses } from '../kit/passes.ts';
import { isSent, orderStatus } from './codes.ts';
import { LIST_FACTS } from './facts.ts';
import { filterDate, listStep, PAGE_SIZE } from './list.ts';
import { lineAmounts, totals } from './order-money.ts';
import { shipments, warehouseOf } from './order-shipments.ts';
import { epoch, latest, listOf, text, textOrNull, units } from './values.ts';
import { type VendorLine, type VendorOrder, wordsOf } from './vendor-order.ts';

/** Whoever names none is shown the first alone. */
const NODE_TYPES = ['SellerFulfilled', 'WFSFulfilled', '3PLFulfilled'];

/** Orders by their last change, whoever sends them. */
export const orders: SourceFunction<VendorOrder> = {
  ...LIST_FACTS,
  name: 'get_orders',
  pageSize: PAGE_SIZE,
  page: inPasses(
    NODE_TYPES.map((shipNodeType) => ({
      name: shipNodeType,
      page: async (ctx: Context, ask: Ask, cursor) => {
        const query = {
          shipNodeType,
          lastModifiedStartDate: filterDate(ask.from!),
          lastModifiedEndDate: filterDate(ask.to!),
          // Left out, it is a week ago, and older orders may not be there whenever they were changed.
          createdStartDate: createdSince(ctx.now()),
          replacementInfo: 'true',
        };
        const page = await listStep(ctx, '/v3/orders', query, cursor, ({ list }) => {
          const { elements, meta } = (list ?? {}) as Record<string, unknown>;
          return { rows: (elements as { order?: unknown } | null | undefined)?.order, meta };
        });
        return page as Awaited<ReturnType<SourceFunction<VendorOrder>['page']>>;
      },
    })),
  ),
  idOf: (raw) => (typeof raw?.purchaseOrderId === 'string' ? raw.purchaseOrderId || null : null),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

/** As far back as there is anything, at a whole day: a cursor has it in it and must not change from step to step. */
function createdSince(now: Date): string {
  return new Date(now.getTime() - LIST_FACTS.keepsHistoryMs).toISOString().slice(0, 10);
}

function mapOrder(raw: VendorOrder): Order {
  // What is not named here, now or in years, goes to the additional fields.
  const { purchaseOrderId, customerOrderId, customerEmailId, orderDate, ...others } = raw;
  const { shippingInfo, orderLines, shipNode } = others;
  const id = text(purchaseOrderId, 'purchase order id');
  const reference = textOrNull(customerOrderId) ?? id;
  const created = epoch(orderDate);
  const lines = listOf(orderLines?.orderLine);
  const words = lines.flatMap(wordsOf);
  const address = shipTo(raw);
  const method = textOrNull(shippingInfo?.methodCode);
  const sent = shipments(raw, address);
  const carriers = [
    ...new Set(sent.flatMap(({ packages }) => packages.map(({ carrier_name }) => carrier_name))),
  ];
  const carrier = carriers.length === 1 ? (carriers[0] ?? null) : null;
  return {
    id,
    warehouse_customer_id: null,
    warehouse_id: warehouseOf(shipNode),
    created_date: created,
    updated_date: latest(
      created,
      lines.flatMap(({ statusDate }) => (statusDate ? [epoch(statusDate)] : [])),
    ),
    reference_id: reference,
    order_number: reference,
    status: orderStatus(words),
    raw_status: [...new Set(words)].join(', ') || null,
    channel: 'walmart',
    channel_object: { channel_id: 'walmart', channel_name: 'Walmart' },
    type: null,
    trading_partner: null,
    shipping_method: method,
    service_level: method,
    shipping_method_id: null,
    shipping_method_name: null,
    carrier_id: carrier,
    carrier_name: carrier,
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    ...totals(raw),
    ship_to_address: address,
    line_items: lines.map(lineItem),
    tags: [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: sent,
    external_system_url: null,
    additional_fields: others,
  };
}

/** The vendor has no other name for what was ordered than its SKU. */
function lineItem(line: VendorLine): Order['line_items'][number] {
  const sku = textOrNull(line.item?.sku);
  return {
    product_id: sku ?? '',
    sku,
    quantity: units(line.orderLineQuantity?.amount),
    is_picked: isSent(wordsOf(line)),
    ...lineAmounts(line),
  };
}

function shipTo({ shippingInfo, customerEmailId }: VendorOrder): Order['ship_to_address'] {
  const { name, address1, address2, city, state, postalCode, country } = shippingInfo?.postalAddress ?? {};
  return {
    full_name: textOrNull(name),
    company: null,
    address1: textOrNull(address1),
    address2: textOrNull(address2),
    address3: null,
    city: textOrNull(city),
    state: textOrNull(state),
    postal_code: textOrNull(postalCode),
    country: textOrNull(country),
    phone_number: textOrNull(shippingInfo?.phone),
    email_address: textOrNull(customerEmailId),
  };
}
