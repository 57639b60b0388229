import { itemRef, itemsOf } from './goods.ts';
import { reached, type Step } from './life.ts';
import { iso, type Moment, shown } from './moment.ts';
import { cents, methodOf, type OrderLine, orderLines, siteRef } from './order-lines.ts';
import { mix } from './random.ts';
import { methodJson } from './reference-lists.ts';
import { SAMPLE_NUMBER } from './samples.ts';
import { BOXES } from './tables.ts';

/** How an order is packed, known before it is: the carrier's invoice must agree with the warehouse. */
interface ParcelPlan {
  tracking: string;
  cost: number;
  lines: OrderLine[];
  /** Which sending of the order it belongs to. */
  sending: number;
}

/** The parcels of an order, once it is packed. */
export function planParcels(
  base: number,
  number: number,
  split: boolean,
  lines: readonly OrderLine[] = orderLines(base, number, split ? 2 : 1),
): ParcelPlan[] {
  const count = split || (lines.length > 1 && mix(base, number, 51) % 4 === 0) ? 2 : 1;
  return Array.from({ length: count }, (_, parcel) => {
    const draw = mix(base, number, 52 + parcel);
    return {
      tracking: `SBX${String(draw).padStart(10, '0')}${number % 1000}`,
      cost: cents(4.2 + (draw % 900) / 100),
      lines: lines.filter((_, at) => at % count === parcel),
      sending: split ? parcel : 0,
    };
  });
}

/** What of an order has been loaded so far, as flat parcels that name the consignment they belong to. */
export function parcelsJson(
  moment: Moment,
  order: { number: number; steps: readonly Step[]; split: boolean },
  lines: readonly OrderLine[],
): Record<string, unknown>[] {
  const { base } = moment;
  const first = reached(order.steps, 'PART_SHIPPED', 'SHIPPED');
  if (first === null) return [];
  const whole = reached(order.steps, 'SHIPPED');
  const method = methodJson(methodOf(base, order.number, lines));
  const parcels: Record<string, unknown>[] = [];
  for (const [index, plan] of planParcels(base, order.number, order.split, lines).entries()) {
    const gone = plan.sending === 0 ? first : whole;
    if (gone === null) continue;
    const box = BOXES[Math.min(plan.lines.length, BOXES.length - 1)]!;
    parcels.push({
      parcel_ref:
        order.number === SAMPLE_NUMBER ? `pkg_00${index + 1}` : `package_id_${order.number}_${index}`,
      consignment: `shipment_id_${order.number}_${plan.sending}`,
      site: siteRef(base, order.number),
      state: reached(order.steps, 'DELIVERED') !== null ? 'HANDED_OVER' : 'GONE',
      gone_at: iso(shown(moment, gone)),
      box: box.name,
      tracking: { number: plan.tracking, url: `https://track.sandbox.example.com/${plan.tracking}` },
      method,
      paid: plan.cost.toFixed(2),
      size_cm: box.size,
      grams: box.grams + plan.lines.reduce((sum, line) => sum + line.good.grams * line.quantity, 0),
      contents: plan.lines.flatMap((line) => contents(base, line)),
    });
  }
  return parcels;
}

function contents(base: number, line: OrderLine) {
  return itemsOf(line.good).map((part) => ({
    item_ref: itemRef(part.number),
    sku: line.good.isKit ? null : line.good.sku,
    qty: part.quantity * line.quantity,
    bundle: line.good.isKit ? line.good.ref : null,
    batch: part.number % 7 === 0 ? `lot_${part.number}_a` : null,
    best_before: part.number % 7 === 0 ? `20${30 + (mix(base, part.number) % 5)}-01-01` : null,
  }));
}
