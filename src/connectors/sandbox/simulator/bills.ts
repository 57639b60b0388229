import { dayOf, ORIGIN } from './calendar.ts';
import { iso, type Moment, onRecord, type Range, type Row, shown, within } from './moment.ts';
import { orderRef } from './order-edits.ts';
import { mix } from './random.ts';
import { earlierOrder } from './returns.ts';
import { MERCHANTS } from './tables.ts';

const REASONS = ['HANDLING', 'POSTAGE', 'MATERIAL', 'STORAGE', 'INTAKE'] as const;

/** Charges to merchants, by the date they were posted; once posted they never change. */
export function findBills(moment: Moment, range: Range): Row[] {
  const { bills } = moment.world;
  const rows: Row[] = [];
  const last = dayOf(Math.min(range.before + moment.grain, moment.now));
  for (let day = Math.max(dayOf(Math.max(range.after, ORIGIN)), 0); day <= last; day++) {
    for (let place = 0; place < bills.count(day); place++) {
      const number = bills.first(day) + place;
      const posted = bills.instant(moment.base, day, place);
      const at = shown(moment, posted);
      if (!within(range, at) || !onRecord(moment, posted, number, 0)) continue;
      rows.push({ at, ref: `bill_id_${number}`, json: () => billJson(moment, number, at) });
    }
  }
  return rows;
}

function billJson(moment: Moment, number: number, posted: number) {
  const draw = mix(moment.base, number, 101);
  const reason = REASONS[draw % REASONS.length]!;
  const order = earlierOrder(moment, posted, 4, draw >>> 8);
  const about =
    reason === 'STORAGE'
      ? null
      : reason === 'INTAKE'
        ? {
            kind: 'NOTICE',
            ref: `inbound_shipment_id_${moment.world.inbound.calendar.first(dayOf(posted)) - 3}`,
          }
        : { kind: 'ORDER', ref: orderRef(order) };
  return {
    charge_ref: `bill_id_${number}`,
    merchant: `warehouse_customer_id_${reason === 'STORAGE' ? number % MERCHANTS.length : order % MERCHANTS.length}`,
    posted_at: iso(posted),
    reason,
    about,
    amount: (0.4 + (draw % 1400) / 100).toFixed(2),
    currency: 'USD',
    period: iso(posted).slice(0, 7),
  };
}
