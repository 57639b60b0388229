/** The carrier's side: every Monday morning one invoice, all of whose lines carry its one date. */
import { DAY_MS, dayOf, ORIGIN } from './calendar.ts';
import type { Life } from './life.ts';
import { iso, type Moment, onRecord, type Range, type Row, shown, within } from './moment.ts';
import { cents } from './order-lines.ts';
import { planParcels } from './parcels.ts';
import { mix } from './random.ts';

const WEEK_MS = 7 * DAY_MS;
/** The origin was a Wednesday. */
const FIRST_INVOICE = ORIGIN + 5 * DAY_MS + 6 * 3600 * 1000;
/** Parcels are charged when the order they belong to is surely done: days before the invoice, first and last. */
const CHARGED_DAYS = [18, 12] as const;

/** Lines of the invoices issued in a range. */
export function findInvoiceLines(moment: Moment, range: Range): Row[] {
  const rows: Row[] = [];
  const minute = (moment.base % 60) * 60_000;
  const first = Math.max(Math.floor((range.after - FIRST_INVOICE) / WEEK_MS) - 1, 3);
  for (let week = first; ; week++) {
    const issued = FIRST_INVOICE + week * WEEK_MS + minute;
    if (issued > moment.now || shown(moment, issued) > range.before) return rows;
    if (within(range, shown(moment, issued)) && onRecord(moment, issued, week, 0))
      addInvoice(moment, week, issued, rows);
  }
}

function addInvoice(moment: Moment, week: number, issued: number, rows: Row[]): void {
  const at = shown(moment, issued);
  const day = dayOf(issued);
  for (let back = CHARGED_DAYS[0]; back >= CHARGED_DAYS[1]; back--) {
    for (const life of moment.world.orders.ofDay(moment.base, day - back)) {
      const left = life.states.indexOf('SHIPPED');
      if (left < 0) continue;
      const draw = mix(moment.base, life.number, 141);
      const parcels = parcelCount(moment.base, life);
      for (const code of draw % 6 === 0 ? ['FRT', 'FSC', 'RES'] : ['FRT', 'FSC']) {
        for (let parcel = 0; parcel < parcels; parcel++) {
          const ref = `${week}-${life.number}-${parcel}-${code}`;
          rows.push({ at, ref, json: () => lineJson(moment, week, at, life, parcel, code, ref) });
        }
      }
    }
  }
}

function parcelCount(base: number, life: Life): number {
  return planParcels(base, life.number, life.states.includes('PART_SHIPPED')).length;
}

const CHARGES: Readonly<Record<string, { text: string; share: number; rebate: number }>> = {
  FRT: { text: 'Transportation', share: 0.8, rebate: 0.3 },
  FSC: { text: 'Fuel surcharge', share: 0.15, rebate: 0.1 },
  RES: { text: 'Residential delivery', share: 0.05, rebate: 0 },
};

function lineJson(
  moment: Moment,
  week: number,
  issued: number,
  life: Life,
  parcel: number,
  code: string,
  ref: string,
) {
  const plan = planParcels(moment.base, life.number, life.states.includes('PART_SHIPPED'))[parcel]!;
  const charge = CHARGES[code]!;
  const net = cents(plan.cost * charge.share);
  return {
    line_ref: ref,
    invoice_no: `INV-${moment.base % 1000}-${week}`,
    issued_at: iso(issued),
    account: `ACC-${moment.base % 100_000}`,
    parcel_no: plan.tracking,
    picked_up_at: iso(life.times[life.states.indexOf('SHIPPED')]!),
    code,
    text: charge.text,
    list_amount: (net / (1 - charge.rebate)).toFixed(2),
    amount: net.toFixed(2),
    currency: 'USD',
    zone: 2 + (life.number % 7),
    weight_g: plan.lines.reduce((sum, line) => sum + line.good.grams * line.quantity, 0),
  };
}
