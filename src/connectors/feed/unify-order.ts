import type { Order } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../kit/unknown-place.ts';
import { ends, type Party, type ShippedLine, type ShippingAdvice } from './advice.ts';
import type { Profile } from './profile.ts';
import { grouped, itemId, said, sum, units } from './values.ts';

/**
 * An order by all that was told of it, in the order in which it came in. An order may be sent in parts, each told of
 * once; what is told of a shipment again takes the place of what was told before.
 *
 * @throws RangeError for quantities that no record can carry
 */
export function unifyOrder(told: readonly ShippingAdvice[], profile: Profile): Order {
  const { first, last } = ends(told);
  const advices = latestOfEach(told);
  const lines = advices.flatMap((advice) => advice.lines);
  const ordered = orderedLines(advices);
  const state = stateOf(ordered, last);
  const shipTo = advices.findLast((advice) => advice.shipTo !== null)?.shipTo ?? null;
  const newest = <K extends keyof ShippingAdvice>(field: K): ShippingAdvice[K] | null =>
    advices.findLast((advice) => advice[field] !== null)?.[field] ?? null;
  return {
    id: last.order,
    created_date: newest('placed') ?? first.date,
    updated_date: last.date,
    warehouse_customer_id: newest('customer'),
    warehouse_id: newest('warehouse'),
    reference_id: newest('reference') ?? last.order,
    order_number: last.order,
    status: state.ours as Order['status'],
    raw_status: state.raw,
    channel: null,
    channel_object: null,
    type: null,
    trading_partner: null,
    shipping_method: newest('service'),
    service_level: null,
    shipping_method_id: null,
    shipping_method_name: newest('service'),
    carrier_id: null,
    carrier_name: newest('carrier'),
    scac: newest('scac'),
    is_third_party_freight: null,
    third_party_freight_account_number: null,
    first_party_freight_account_number: null,
    invoice_currency_code: 'USD',
    total_price: null,
    total_tax: null,
    total_discount: null,
    total_shipping: null,
    ship_to_address: addressOf(shipTo),
    line_items: ordered.map(({ line, quantity, shipped, warehouse }) => ({
      product_id: itemId(line.sku, warehouse, profile),
      sku: line.sku,
      quantity,
      unit_price: null,
      is_picked: shipped > 0,
      discount_amount: null,
    })),
    tags: [],
    required_ship_date: null,
    saturday_delivery: null,
    signature_required: null,
    international_duty_paid_by: null,
    shipments: advices
      .filter(({ lines }) => lines.some(({ shipped }) => shipped !== 0))
      .map((advice) => shipmentOf(advice, profile)),
    external_system_url: null,
    additional_fields: {
      ...said(...advices.map(({ more }) => more)),
      ...(lines.some(({ unit }) => unit !== null) && {
        units: [...new Set(lines.flatMap(({ unit }) => unit ?? []))],
      }),
      ...weighed(advices),
    },
  };
}

/** Of each shipment what was told of it last; in the order of their dates. */
function latestOfEach(told: readonly ShippingAdvice[]): ShippingAdvice[] {
  const latest = new Map<string, ShippingAdvice>();
  for (const advice of told) {
    const id = shipmentId(advice);
    const known = latest.get(id);
    // Of the same date the one that came later.
    if (!known || Date.parse(advice.date) >= Date.parse(known.date)) latest.set(id, advice);
  }
  return [...latest.values()].toSorted(
    (a, b) => Date.parse(a.date) - Date.parse(b.date) || (shipmentId(a) < shipmentId(b) ? -1 : 1),
  );
}

/** Without a number of its own a shipment is what left on a day. */
function shipmentId({ order, shipment, shipped, date }: ShippingAdvice): string {
  return shipment ?? `${order}/${(shipped ?? date).slice(0, 10)}`;
}

interface OrderedLine {
  line: ShippedLine;
  warehouse: string | null;
  quantity: number;
  shipped: number;
  /** What was said of it last. */
  state: ShippedLine['state'];
}

/**
 * The order's lines. What was ordered is repeated for each parcel, and must not be summed; what was sent must. Where
 * nobody says what was ordered, it is at least what was sent.
 */
function orderedLines(advices: readonly ShippingAdvice[]): OrderedLine[] {
  const all = advices.flatMap((advice) =>
    advice.lines.map((line) => ({ line, warehouse: advice.warehouse })),
  );
  return [...grouped(all, ({ line }) => line.line ?? `sku ${line.sku}`).values()].map((told) => {
    const { line, warehouse } = told.at(-1)!;
    const shipped = sum(told.map((one) => one.line.shipped));
    const said = told.findLast((one) => one.line.ordered !== null)?.line.ordered;
    return {
      line,
      warehouse,
      quantity: units(said ?? shipped, line),
      shipped,
      state: told.findLast((one) => one.line.state !== null)?.line.state ?? null,
    };
  });
}

/** What the warehouse calls it, else what its lines come to. */
function stateOf(lines: readonly OrderedLine[], last: ShippingAdvice): { ours: string; raw: string | null } {
  if (last.status) return { ours: last.status.ours ?? 'other', raw: last.status.raw };
  const raw = [...new Set(last.lines.flatMap(({ rawState }) => rawState ?? []))].join(' ') || null;
  return { ours: derived(lines), raw };
}

function derived(lines: readonly OrderedLine[]): string {
  const wanted = lines.filter(({ state }) => state !== 'cancelled');
  if (lines.length === 0) return 'other';
  if (wanted.length === 0) return 'cancelled';
  if (wanted.some(({ state }) => state === 'held')) return 'exception';
  const isSent = wanted.some(({ shipped }) => shipped > 0);
  if (!isSent && wanted.some(({ state }) => state === 'backordered')) return 'backordered';
  if (wanted.every(({ state, shipped, quantity }) => state === 'done' || shipped >= quantity))
    return isSent ? 'fulfilled' : 'cancelled';
  return isSent ? 'partially_fulfilled' : 'other';
}

function shipmentOf(advice: ShippingAdvice, profile: Profile): Order['shipments'][number] {
  const { warehouse, lines } = advice;
  const moved = (line: ShippedLine) => ({
    inventory_item_id: itemId(line.sku, warehouse, profile),
    sku: line.sku,
    quantity: units(line.shipped, line),
    parent_product_id: null,
  });
  const sent = lines.filter(({ shipped }) => shipped !== 0);
  const parcels = grouped(
    sent.filter(({ parcel, tracking }) => parcel !== null || tracking !== null),
    ({ parcel, tracking }) => parcel ?? tracking!,
  );
  const { weight, weightUnit, service, carrier, scac } = advice;
  // The weight of the whole is that of the only parcel.
  const own = parcels.size === 1 && weightUnit !== null ? { weight, weight_unit: weightUnit } : null;
  return {
    shipment_id: shipmentId(advice),
    warehouse_id: warehouse ?? '',
    raw_status: null,
    status: 'shipped',
    shipped_date: advice.shipped,
    shipping_method: service,
    line_items: [...grouped(sent, (line) => `${line.line ?? ''} ${line.sku}`).values()].map((same) =>
      moved({ ...same[0]!, shipped: sum(same.map(({ shipped }) => shipped)) }),
    ),
    ship_to_address: addressOf(advice.shipTo),
    ship_from_address: placeOf(advice.shipFrom),
    packages: [...parcels].map(([id, inside]) => ({
      package_id: id,
      package_name: null,
      tracking_number: inside.find(({ tracking }) => tracking !== null)?.tracking ?? null,
      tracking_url: null,
      shipping_method: service,
      carrier,
      shipping_method_id: null,
      shipping_method_name: service,
      carrier_id: null,
      carrier_name: carrier,
      scac,
      shipping_cost: null,
      measurements: {
        length: null,
        width: null,
        height: null,
        unit: null,
        weight: own?.weight ?? null,
        weight_unit: own?.weight_unit ?? null,
      },
      line_items: inside.map((line) => ({ ...moved(line), lot_id: line.lot, expiration_date: line.expires })),
    })),
  };
}

/** Lots and weights of what was sent, for which a shipment's lines have no field. */
function weighed(advices: readonly ShippingAdvice[]) {
  const details = advices.flatMap((advice) =>
    advice.lines
      .filter(({ lot, weight }) => lot !== null || weight !== null)
      .map(({ sku, lot, expires, shipped, weight, weightUnit }) => ({
        shipment_id: shipmentId(advice),
        sku,
        lot_id: lot,
        expiration_date: expires,
        quantity: shipped,
        weight,
        weight_unit: weightUnit,
      })),
  );
  return details.length > 0 ? { lots: details } : {};
}

function placeOf(party: Party | null) {
  if (!party) return { ...UNKNOWN_PLACE };
  const [address1 = null, address2 = null, address3 = null] = party.lines;
  const { city, state, postalCode, country } = party;
  return { address1, address2, address3, city, state, postal_code: postalCode, country };
}

function addressOf(party: Party | null): Order['ship_to_address'] {
  return {
    full_name: party?.name ?? null,
    company: party?.company ?? null,
    ...placeOf(party),
    phone_number: party?.phone ?? null,
    email_address: party?.email ?? null,
  };
}
