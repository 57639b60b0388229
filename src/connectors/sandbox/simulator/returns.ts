import { Dice } from '../../kit/simulator/dice.ts';
import { dayOf } from './calendar.ts';
import { itemRef, itemsOf } from './goods.ts';
import { newestStep, reached, type Step, stepsTo } from './life.ts';
import { iso, type Moment, type Range, type Row, shown, within } from './moment.ts';
import { orderRef } from './order-edits.ts';
import { orderLines, siteOf } from './order-lines.ts';
import { mix } from './random.ts';
import { CARRIERS, MERCHANTS } from './tables.ts';

/** Returns last modified in a range. */
export function findReturns(moment: Moment, range: Range): Row[] {
  const rows: Row[] = [];
  for (const life of moment.world.returns.candidates(moment, range)) {
    const step = newestStep(moment, life);
    if (step < 0) continue;
    const at = shown(moment, life.times[step]!);
    const ref = `return_id_${life.number}`;
    if (within(range, at))
      rows.push({ at, ref, json: () => returnJson(moment, life.number, stepsTo(life, step), at) });
  }
  return rows;
}

/** Number of an order placed some days before an instant. */
export function earlierOrder(moment: Moment, instant: number, daysBefore: number, draw: number): number {
  const { calendar } = moment.world.orders;
  const day = Math.max(dayOf(instant) - daysBefore, 0);
  return calendar.first(day) + (draw % calendar.count(day));
}

function returnJson(moment: Moment, number: number, steps: Step[], modified: number) {
  const { base } = moment;
  const dice = new Dice(mix(base, number, 91));
  const registered = shown(moment, steps[0]!.at);
  const order = earlierOrder(moment, registered, 12, dice.below(1000));
  const sent = reached(steps, 'ON_ITS_WAY');
  const arrived = reached(steps, 'INSPECTING', 'LAB_TEST');
  const closed = reached(steps, 'CLOSED') !== null;
  const { good, quantity } = orderLines(base, order)[0]!;
  const broken = dice.chance(0.25);
  const reason = dice.pick(['Too small', 'Changed my mind', 'Arrived damaged', null]);
  const items = itemsOf(good).map((part) => ({
    item_ref: itemRef(part.number),
    sku: good.isKit ? null : good.sku,
    qty: part.quantity * quantity,
  }));
  return {
    return_ref: `return_id_${number}`,
    merchant: `warehouse_customer_id_${order % MERCHANTS.length}`,
    order_ref: orderRef(order),
    registered_at: iso(registered),
    modified_at: iso(modified),
    state: steps.at(-1)!.state,
    reason,
    items: items.map((item) => ({
      ...item,
      got: arrived === null ? 0 : item.qty,
      restocked: closed ? (broken ? 0 : item.qty) : null,
    })),
    parcel:
      sent === null
        ? null
        : {
            tracking: `SBXR${String(mix(base, number, 92)).padStart(10, '0')}`,
            sent_at: iso(shown(moment, sent)),
            arrived_at: arrived === null ? null : iso(shown(moment, arrived)),
            site: `warehouse_id_${siteOf(base, order)}`,
            carrier: CARRIERS[number % 2],
            paid: (3 + (number % 400) / 100).toFixed(2),
            size_cm: [30, 20, 15],
            grams: 300 + good.grams * quantity,
            findings: closed
              ? [{ condition: broken ? 'broken' : 'as new', action: broken ? 'scrap' : 'restock' }]
              : [],
          },
    remarks: broken && closed ? ['One unit arrived broken.'] : [],
    label_paid_by: number % 2 ? 'BUYER' : 'MERCHANT',
  };
}
