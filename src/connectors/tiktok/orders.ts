import type { Order } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { orderStatus } from './codes.ts';
import { lineItems, shipments, type VendorUnit } from './units.ts';
import { amountOrNull, epoch, listOf, sumOrNull, text, textOrNull } from './values.ts';
import { PAGE_SIZE, windowStep } from './window.ts';

const SECOND = 1000;

interface VendorDistrict {
  address_level?: string | null;
  address_level_name?: string | null;
  address_name?: string | null;
}

interface VendorOrder {
  id: string;
  status?: string | null;
  fulfillment_type?: string | null;
  create_time: number;
  update_time: number;
  warehouse_id?: string | null;
  buyer_email?: string | null;
  delivery_option_name?: string | null;
  shipping_provider?: string | null;
  shipping_provider_id?: string | null;
  payment?: Record<string, string | null | undefined> | null;
  recipient_address?: (Record<string, unknown> & { district_info?: VendorDistrict[] | null }) | null;
  line_items?: VendorUnit[] | null;
}

/** Orders, by the last change of their status. */
export const orders: SourceFunction<VendorOrder> = {
  name: 'get_orders',
  basis: 'updated',
  evidence: 'third-party',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'exclusive' },
  grainMs: SECOND,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  // Questions begin where the last one ended; see window.ts.
  order: 'immutable',
  // The date moves with the status alone, and not with an address or a tracking number.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: async (ctx, ask, cursor) => {
    const page = await windowStep<VendorOrder>(ctx, ask, cursor);
    const only = ctx.credentials.fulfillment_type;
    if (!only || page.kind !== 'page') return page;
    // The vendor cannot be asked for some of them.
    return { ...page, records: page.records.filter((row) => row?.fulfillment_type === only) };
  },
  idOf: (raw) => (typeof raw?.id === 'string' ? raw.id || null : null),
  map: mapOrder,
  basisDate: (record) => (typeof record.updated_date === 'string' ? record.updated_date : null),
};

const PICKED: readonly Order['status'][] = ['packed', 'fulfilled'];

function mapOrder(raw: VendorOrder): Order {
  // What is not named here, now or in years, goes to the additional fields.
  const { id: named, create_time, update_time, recipient_address: _, ...others } = raw;
  const { payment, line_items, status: word } = others;
  const id = text(named, 'order id');
  const units = listOf(line_items);
  const status = orderStatus(textOrNull(word));
  const address = shipTo(raw);
  const warehouse = textOrNull(raw.warehouse_id);
  const method = textOrNull(raw.delivery_option_name);
  return {
    id,
    warehouse_customer_id: null,
    warehouse_id: warehouse,
    created_date: epoch(create_time),
    updated_date: epoch(update_time),
    reference_id: id,
    order_number: id,
    status,
    raw_status: textOrNull(word),
    channel: 'tiktok',
    channel_object: { channel_id: 'tiktok', channel_name: 'TikTok Shop' },
    type: null,
    trading_partner: null,
    shipping_method: method,
    service_level: method,
    shipping_method_id: null,
    shipping_method_name: null,
    carrier_id: textOrNull(raw.shipping_provider_id),
    carrier_name: textOrNull(raw.shipping_provider),
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: textOrNull(payment?.currency) ?? 'USD',
    total_price: amountOrNull(payment?.total_amount),
    total_tax: amountOrNull(payment?.tax),
    total_discount: sumOrNull([payment?.seller_discount, payment?.platform_discount]),
    total_shipping: amountOrNull(payment?.shipping_fee),
    ship_to_address: address,
    line_items: lineItems(units, PICKED.includes(status)),
    tags: [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: shipments(units, { warehouse, method, address }),
    external_system_url: null,
    additional_fields: { ...others, recipient_address: raw.recipient_address ?? null },
  };
}

/** Absent while an order is unpaid or held; masked, as it comes, where TikTok sends it. */
function shipTo({ recipient_address: place, buyer_email }: VendorOrder): Order['ship_to_address'] {
  const districts = listOf(place?.district_info);
  const named = (found: VendorDistrict | undefined) => textOrNull(found?.address_name);
  return {
    full_name: textOrNull(place?.name),
    company: null,
    address1: textOrNull(place?.address_line1),
    address2: textOrNull(place?.address_line2),
    address3: textOrNull(place?.address_line3),
    city:
      named(districts.find(({ address_level_name }) => /^city$/i.test(String(address_level_name)))) ??
      textOrNull(place?.post_town),
    state: named(districts.find(({ address_level }) => address_level === 'L1')),
    postal_code: textOrNull(place?.postal_code),
    country: textOrNull(place?.region_code),
    phone_number: textOrNull(place?.phone_number),
    email_address: textOrNull(buyer_email),
  };
}
