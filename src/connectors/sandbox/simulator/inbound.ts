import { Dice } from '../../kit/simulator/dice.ts';
import { DAY_MS } from './calendar.ts';
import { goodAt, itemRef, PRODUCTS, sampleGoods } from './goods.ts';
import { newestStep, reached, type Step, stepsTo } from './life.ts';
import { iso, type Moment, type Range, type Row, shown, within } from './moment.ts';
import { mix } from './random.ts';
import { SAMPLE_NOTICE, SAMPLE_NUMBER, SAMPLE_SITE } from './samples.ts';
import { MERCHANTS, NOTES, SUPPLIERS, TOWNS } from './tables.ts';

/** Announced deliveries last modified in a range. */
export function findInbound(moment: Moment, range: Range): Row[] {
  const rows: Row[] = [];
  for (const life of moment.world.inbound.candidates(moment, range)) {
    const step = newestStep(moment, life);
    if (step < 0) continue;
    const at = shown(moment, life.times[step]!);
    const ref = noticeRef(life.number);
    if (within(range, at))
      rows.push({ at, ref, json: () => inboundJson(moment, life.number, stepsTo(life, step), at) });
  }
  return rows;
}

function noticeRef(number: number): string {
  return number === SAMPLE_NUMBER ? SAMPLE_NOTICE : `inbound_shipment_id_${number}`;
}

function inboundJson(moment: Moment, number: number, steps: Step[], modified: number) {
  const dice = new Dice(mix(moment.base, number, 81));
  const supplier = dice.below(SUPPLIERS.length);
  const placed = shown(moment, steps[0]!.at);
  const counting = reached(steps, 'COUNTING');
  const stocked = reached(steps, 'STOCKED');
  const drawn = () => {
    const product = dice.below(PRODUCTS);
    return goodAt(moment.base, product % 12 === 11 ? product - 1 : product);
  };
  const samples = number === SAMPLE_NUMBER ? sampleGoods(moment.base) : null;
  const lines = Array.from({ length: samples?.length ?? dice.between(2, 6) }, (_, at) => {
    const good = samples?.[at] ?? drawn();
    const due = dice.between(2, 20) * 12;
    // The first count finds half; now and then a unit is missing in the end.
    const counted = stocked !== null ? due - (dice.chance(0.1) ? 1 : 0) : counting !== null ? due / 2 : 0;
    return { good, due, counted };
  });
  const count = (half: (line: (typeof lines)[number]) => number) =>
    lines.map((line) => ({ item_ref: itemRef(line.good.number), sku: line.good.sku, qty: half(line) }));
  const [town, region, postcode, country] = TOWNS[supplier]!;
  return {
    notice_ref: noticeRef(number),
    merchant: `warehouse_customer_id_${number % MERCHANTS.length}`,
    po_no: dice.chance(0.9) ? `PO-${5000 + number}` : null,
    announced_at: iso(placed),
    modified_at: iso(modified),
    state: steps.at(-1)!.state,
    supplier: { supplier_ref: `supplier_id_${supplier}`, label: SUPPLIERS[supplier] },
    due_on: iso(placed + 4 * DAY_MS).slice(0, 10),
    site: samples ? SAMPLE_SITE : `warehouse_id_${number % 3}`,
    lines: lines.map((line) => ({
      item_ref: itemRef(line.good.number),
      sku: line.good.sku,
      due: line.due,
      counted: line.counted,
      cost: line.good.cost.toFixed(2),
      their_number: `V-${10_000 + line.good.number}`,
    })),
    counts: [
      ...(counting === null
        ? []
        : [
            {
              count_ref: `receipt_id_${number}_0`,
              at: iso(shown(moment, counting)),
              lines: count((line) => line.due / 2),
            },
          ]),
      ...(stocked === null
        ? []
        : [
            {
              count_ref: `receipt_id_${number}_1`,
              at: iso(shown(moment, stocked)),
              lines: count((line) => line.counted - line.due / 2),
            },
          ]),
    ],
    origin: { street: [`${10 + supplier} Example Mill Road`], town, region, postcode, country },
    tracking:
      reached(steps, 'EN_ROUTE') === null
        ? []
        : [`LGHF${String(mix(moment.base, number, 82)).padStart(10, '0')}`],
    notes: dice.chance(0.2) ? [dice.pick(NOTES)] : [],
    pallets: dice.between(1, 6),
  };
}
