import type { Order } from '../../model/index.ts';
import type { SourceFunction } from '../kit/manifest.ts';
import { consignee, type VendorConsignee } from './address.ts';
import { isPicked, orderStatus } from './codes.ts';
import { merchantIds } from './credentials.ts';
import { PAGE_SIZE } from './list-answer.ts';
import { askList } from './list-request.ts';
import { lineItems, type VendorLine } from './order-lines.ts';
import { shipments, type VendorTracking, wholeCarrier } from './order-shipments.ts';
import { SECOND, stretchStep } from './stretches.ts';
import { instant, instantOrNull, latest, number, numberOrNull, textOrNull } from './values.ts';

const DAY = 24 * 3600 * SECOND;
/** Without it lines are missing, and a carrier is a bare number. */
const HYDRATE = 'lineItems,trackingNumbers.carrier,integrator';

interface VendorStatus {
  date?: string;
  status?: {
    code?: string;
    detail?: string;
    state?: { name?: string } | null;
    stage?: { name?: string } | null;
  } | null;
}

interface VendorOrder {
  id: number;
  merchantOrderId?: string | null;
  recordedOn: string;
  dispatchDate?: string | null;
  departDate?: string | null;
  merchantShippingMethod?: string | null;
  merchant?: { id?: number; name?: string } | null;
  warehouse?: { id?: number } | null;
  currentStatus?: VendorStatus | null;
  validatedConsignee?: VendorConsignee | null;
  originalConsignee?: VendorConsignee | null;
  integrator?: string | null;
  trackingNumbers?: VendorTracking[] | null;
  lineItems?: VendorLine[] | null;
}

/** Orders, by the instant at which the vendor received them. */
export const orders: SourceFunction<VendorOrder> = {
  name: 'get_orders',
  // Which date the window compares is not said. `recordedOn` is the likely one, and the one that never changes:
  // an order read by it once is found by it again. Hence no more than `vendor-docs` for what a specification has.
  basis: 'created',
  evidence: 'vendor-docs',
  mapperVersion: 1,
  pageSize: PAGE_SIZE,
  edges: { from: 'inclusive', to: 'inclusive' },
  grainMs: SECOND,
  // Assumed; nothing is said of it.
  lagMs: 600 * SECOND,
  // Pages may move; but no list is paged that can be cut into whole answers. See stretches.ts.
  order: 'immutable',
  // Lines, addresses and tracking numbers may change without any of the dates that updated_date is made of.
  versionedBy: 'as_of',
  volatile: [],
  onDemand: true,
  page: async (ctx, ask, cursor) => {
    const only = merchantIds(ctx.credentials);
    const page = await stretchStep(ctx, ask, cursor, 14 * DAY, (from, to, number) => {
      const window = { fromDate: instant(from.toISOString()), toDate: instant(to.toISOString()) };
      const merchants = only ? { merchantIds: [...only].join(',') } : {};
      return askList(ctx, 'orders', { ...window, ...merchants, hydrate: HYDRATE }, number);
    });
    if (page.kind !== 'page') return page;
    const records = (page.records as VendorOrder[]).filter(
      // The vendor was asked for these merchants alone; it is not trusted with the wall between two customers.
      (row) => !only || only.has(String(row?.merchant?.id)),
    );
    return { ...page, records };
  },
  idOf: (raw) => (Number.isSafeInteger(raw?.id) ? String(raw.id) : null),
  map: mapOrder,
  basisDate: (record) => (typeof record.created_date === 'string' ? record.created_date : null),
};

function mapOrder(raw: VendorOrder): Order {
  // What is not named here, now or in years, goes to the additional fields.
  const { id, merchantOrderId, recordedOn, merchantShippingMethod, validatedConsignee, ...later } = raw;
  const { integrator, trackingNumbers, lineItems: rows, ...others } = later;
  const { merchant, warehouse, currentStatus, dispatchDate, departDate, originalConsignee } = later;
  const reference = textOrNull(merchantOrderId) ?? number(id);
  const code = textOrNull(currentStatus?.status?.code);
  const created = instant(recordedOn);
  const departed = instantOrNull(departDate);
  const dates = [created, instantOrNull(currentStatus?.date), departed, instantOrNull(dispatchDate)];
  const lines = lineItems(rows, isPicked(code));
  const address = consignee(validatedConsignee ?? originalConsignee);
  const sent = { id: number(id), warehouse: numberOrNull(warehouse?.id), departed, address, lines };
  const channel = textOrNull(integrator);
  return {
    id: number(id),
    warehouse_customer_id: numberOrNull(merchant?.id),
    warehouse_id: sent.warehouse,
    created_date: created,
    updated_date: latest(dates) ?? created,
    reference_id: reference,
    order_number: reference,
    status: orderStatus(code),
    raw_status: rawStatus(code, currentStatus),
    channel,
    channel_object: channel === null ? null : { channel_id: channel, channel_name: channel },
    type: null,
    trading_partner: null,
    shipping_method: textOrNull(merchantShippingMethod),
    service_level: textOrNull(merchantShippingMethod),
    shipping_method_id: null,
    shipping_method_name: null,
    // Until it has left, a parcel may still go with another carrier.
    ...(departed === null ? { carrier_id: null, carrier_name: null } : wholeCarrier(trackingNumbers)),
    scac: null,
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: 'USD',
    total_price: null,
    total_tax: null,
    total_discount: null,
    total_shipping: null,
    ship_to_address: address,
    line_items: lines,
    tags: [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: shipments(sent, trackingNumbers),
    external_system_url: null,
    additional_fields: { ...others, trackingNumbers: trackingNumbers ?? [], lineItems: rows ?? [] },
  };
}

/** The code with its names beside it: one code is used for two different things. */
function rawStatus(code: string | null, event: VendorStatus | null | undefined): string | null {
  const { state, stage, detail } = event?.status ?? {};
  const names = [textOrNull(state?.name), textOrNull(stage?.name), textOrNull(detail)];
  const words = names.filter((name) => name !== null).join(' / ');
  return [code, words].filter((part) => part !== null && part !== '').join(' ') || null;
}
