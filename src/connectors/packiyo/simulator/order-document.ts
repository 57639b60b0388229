import { diceOf } from '../../kit/simulator/draws.ts';
import type { Listed } from './order-book.ts';

interface Document {
  type: string;
  id: string;
  attributes: object;
  relationships?: Record<string, { data: unknown }>;
}

/** An order as JSON:API: related objects only where they are asked for. */
export function orderDocument(
  seed: number,
  { number, born, fulfilled, cancelled, changed, edits }: Listed,
  include: string,
): { row: object; included: object[] } {
  const dice = diceOf(seed, 'order', number);
  const wanted = include.split(',');
  const included: Document[] = [];
  const relationships: Record<string, { data: unknown }> = {};
  const relate = (name: string, data: Document[], many: boolean): void => {
    if (!wanted.includes(name)) return;
    const named = data.map(({ type, id }) => ({ type, id }));
    relationships[name] = { data: many ? named : (named[0] ?? null) };
    included.push(...data);
  };

  const items = Array.from({ length: dice.between(1, 3) }, (_, line): Document => {
    const quantity = dice.between(1, 4);
    const shipped = fulfilled === null ? 0 : quantity;
    const attributes = {
      ...{ sku: `SKU-${dice.between(1, 120)}`, name: 'Thing', barcode: null },
      ...{ price: `${dice.between(1, 90)}.00`, quantity, quantity_shipped: String(shipped) },
    };
    return { type: 'order-items', id: `${number}${line}`, attributes };
  });
  const tracking: Document = {
    type: 'shipment-trackings',
    id: `${number}9`,
    attributes: { tracking_number: `1Z${number}`, tracking_url: `https://track.example/1Z${number}` },
  };
  const shipment = (id: string, status: string | null, at: number): Document => ({
    type: 'shipments',
    id,
    attributes: { status_text: status, created_at: text(at), shipped_at: text(at) },
    ...(wanted.includes('shipments.shipment_trackings') && {
      relationships: {
        shipment_trackings: { data: status ? [] : [{ type: tracking.type, id: tracking.id }] },
      },
    }),
  });
  const shipments: Document[] = [];
  if (fulfilled !== null) {
    if (dice.chance(0.05)) shipments.push(shipment(`${number}7`, 'voided', fulfilled - 60_000));
    shipments.push(shipment(`${number}8`, null, fulfilled));
    if (wanted.includes('shipments.shipment_trackings')) included.push(tracking);
  }
  const contact = {
    ...{ name: 'Ada Example', company_name: null, address: `${dice.between(1, 999)} Main St`, address2: '' },
    ...{ city: 'Springfield', state: 'IL', zip: '62701', country: 'US', email: null, phone: '+1 555 0100' },
  };
  relate('order_items', items, true);
  relate('shipments', shipments, true);
  relate(
    'shipping_contact_information',
    [{ type: 'contact-informations', id: `${number}5`, attributes: contact }],
    false,
  );
  relate('order_channel', [{ type: 'order-channels', id: '3', attributes: { name: 'Shop' } }], false);
  relate('customer', [{ type: 'customers', id: '17', attributes: {} }], false);

  const attributes = {
    ...{ number: `W-${number}`, external_id: dice.chance(0.5) ? `X${number}` : null },
    status_text: cancelled !== null ? 'Cancelled' : fulfilled !== null ? 'Fulfilled' : 'Pending',
    ...{ ordered_at: text(born), created_at: text(born), updated_at: text(changed) },
    ...{ fulfilled_at: text(fulfilled), cancelled_at: text(cancelled), archived_at: null, hold_until: null },
    ...{ shipping: '5.00', tax: '0.00', discount: '0.00', total: `${dice.between(10, 300)}.00` },
    ...{ ready_to_ship: 0, ready_to_pick: dice.below(2), is_wholesale: dice.chance(0.1), fraud_hold: 0 },
    ...{ address_hold: dice.chance(0.02) ? 1 : 0, payment_hold: 0, operator_hold: 0, allow_partial: 0 },
    ...{
      shipping_method_name: 'Ground',
      shipping_method_code: 'ground',
      tags: dice.chance(0.2) ? ['vip'] : [],
    },
    ...{ packing_note: edits > 0 ? `changed ${edits} times` : null, gift_note: null },
  };
  return { row: { type: 'orders', id: String(number), attributes, relationships }, included };
}

/** With six digits of a second, as Laravel writes instants. */
function text(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace('Z', '000Z');
}
