import type { Life } from './life.ts';
import { iso, orderJson } from './order-json.ts';
import { mix } from './random.ts';

const DAY = 24 * 3600 * 1000;
const LINES: ReadonlySet<string> = new Set(['lineItems']);

/** A return by its two dates, in milliseconds since 1970, and as the vendor shows it. */
export interface ReturnRow {
  created: number;
  updated: number;
  json: Record<string, unknown>;
}

/** Titles are invented: the vendor's own are not published. */
const PHASES = [
  { after: 0, status: { id: 1, title: 'Received' } },
  { after: 1.5 * DAY, status: { id: 2, title: 'Under Inspection' } },
  { after: 3 * DAY, status: { id: 3, title: 'Closed' } },
];

/** The return of an order, as it stands at an instant; null where nothing has come back. */
export function returnOf(seed: number, life: Life, now: number): ReturnRow | null {
  const created = life.steps.find((step) => step.code === '040101')?.at;
  if (created === undefined || created > now) return null;
  const phase = PHASES.findLast(({ after }) => created + after <= now)!;
  const updated = created + phase.after;
  const order = orderJson(seed, life, now, LINES);
  const announced = mix(seed, life.id) % 2 === 0;
  const closed = phase.status.id === 3;
  const lines = order.lineItems as { requestedSkuData: { id: number; sku: string; quantity: number } }[];
  return {
    created,
    updated,
    json: {
      id: life.id + 7_000_000,
      rmaNumber: announced ? `RMA-${life.id}` : null,
      status: phase.status,
      reason: announced ? { id: 4, title: 'Did not fit' } : { id: 9, title: 'Refused by consignee' },
      comments: closed ? 'Box opened, content complete' : null,
      returnedBy: 'Carrier',
      createdAt: iso(created),
      updatedAt: iso(updated),
      createdBy: { id: 7 },
      updatedBy: { id: 8 },
      // A parcel that nobody can read the number of belongs to no order.
      order:
        life.id % 11 === 0
          ? null
          : { id: life.id, merchantId: merchantOf(order), merchantOrderId: order.merchantOrderId },
      rmaItems: lines.map(({ requestedSkuData: { id, sku, quantity } }, place) => {
        const broken = closed && place === 0 && life.id % 3 === 0 ? 1 : 0;
        return {
          item: { id, sku, name: `Item ${id}` },
          quantityExpected: announced ? quantity : null,
          quantityShipped: quantity,
          quantityReturned: quantity,
          quantityRestocked: closed ? quantity - broken : 0,
          nonRestockedReason: broken ? { id: 2, title: 'Damaged' } : null,
          comments: null,
        };
      }),
    },
  };
}

function merchantOf(order: Record<string, unknown>): number {
  return (order.merchant as { id: number }).id;
}
