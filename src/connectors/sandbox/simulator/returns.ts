import { Dice } from '../../kit/simulator/dice.ts';
import { dayOf } from './calendar.ts';
import { itemRef, itemsOf } from './goods.ts';
import { newestStep, reached, type Step, stepsTo } from './life.ts';
import { iso, type Moment, type Range, type Row, shown, within } from './moment.ts';
import { orderRef } from './order-edits.ts';
import { orderLines, siteRef } from './order-lines.ts';
import { mix } from './random.ts';
import { SAMPLE_NUMBER, SAMPLE_RETURN } from './samples.ts';
import { CARRIERS, MERCHANTS } from './tables.ts';

/** Returns last modified in a range. */
export function findReturns(moment: Moment, range: Range): Row[] {
  const rows: Row[] = [];
  const { received } = moment.edits;
  for (const life of moment.world.returns.candidates(moment, range)) {
    if (received.has(life.number)) continue;
    const step = newestStep(moment, life);
    if (step < 0) continue;
    const at = shown(moment, life.times[step]!);
    const ref = returnRef(life.number);
    if (within(range, at))
      rows.push({ at, ref, json: () => returnJson(moment, life.number, stepsTo(life, step), at) });
  }
  for (const number of received.keys()) {
    const row = receivedRow(moment, number);
    if (row && within(range, row.at)) rows.push(row);
  }
  return rows;
}

/** A return that was received by request, as it stands; null where it was not. */
export function receivedRow(moment: Moment, number: number): Row | null {
  const at = moment.edits.received.get(number);
  const life = at === undefined ? null : moment.world.returns.find(moment.base, number, at);
  if (at === undefined || !life) return null;
  const before = life.states
    .map((state, step) => ({ state, at: life.times[step]! }))
    .filter((step) => step.at < at && step.state !== 'CLOSED');
  const missing = ['ON_ITS_WAY', 'INSPECTING'].filter((state) => reached(before, state) === null);
  const steps = [...before, ...[...missing, 'CLOSED'].map((state) => ({ state, at }))];
  const shownAt = shown(moment, at);
  return { at: shownAt, ref: returnRef(number), json: () => returnJson(moment, number, steps, shownAt) };
}

function returnRef(number: number): string {
  return number === SAMPLE_NUMBER ? SAMPLE_RETURN : `return_id_${number}`;
}

/** The number behind a reference; null when it is none of ours. */
export function returnNumber(ref: string): number | null {
  if (ref === SAMPLE_RETURN) return SAMPLE_NUMBER;
  const match = /^return_id_(\d{1,9})$/.exec(ref);
  return match ? Number(match[1]) : null;
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
  const drawn = earlierOrder(moment, registered, 12, dice.below(1000));
  const order = number === SAMPLE_NUMBER ? SAMPLE_NUMBER : drawn;
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
    return_ref: returnRef(number),
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
            site: siteRef(base, order),
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
