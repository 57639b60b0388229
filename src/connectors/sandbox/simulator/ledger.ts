import { DAY_MS, dayOf, ORIGIN } from './calendar.ts';
import { goodAt, itemRef, PRODUCTS } from './goods.ts';
import { SHELVES, shelfRef } from './inventory.ts';
import { iso, type Moment, onRecord, type Range, type Row, shown, within } from './moment.ts';
import { orderRef } from './order-edits.ts';
import { mix } from './random.ts';
import { earlierOrder } from './returns.ts';
import { MERCHANTS } from './tables.ts';

/** Kind and sign of a booking; RELABEL is one our tables do not know. */
const KINDS = [
  ['DISPATCH', -1],
  ['DISPATCH', -1],
  ['DISPATCH', -1],
  ['RECEIPT', 1],
  ['RETURN_IN', 1],
  ['COUNT', 1],
  ['COUNT', -1],
  ['MOVE', 1],
  ['TO_SUPPLIER', -1],
  ['RELABEL', 1],
] as const;

/**
 * The stock ledger by booking date. A day that was cut anew has lost a sixth of its entries, has other numbers in
 * another sixth and has gained a few: whoever keeps a copy must replace the whole day.
 */
export function findLedger(moment: Moment, range: Range): Row[] {
  const { ledger } = moment.world;
  const rows: Row[] = [];
  const last = dayOf(Math.min(range.before + moment.grain, moment.now));
  for (let day = Math.max(dayOf(Math.max(range.after, ORIGIN)), 0); day <= last; day++) {
    const cut = moment.reissued.get(day) ?? 0;
    const add = (number: number, booked: number, ref: string, revision: number) => {
      const at = shown(moment, booked);
      if (!within(range, at) || !onRecord(moment, booked, number, 0)) return;
      rows.push({ at, ref, json: () => entryJson(moment, number, at, ref, revision) });
    };
    for (let place = 0; place < ledger.count(day); place++) {
      const number = ledger.first(day) + place;
      const fate = cut === 0 ? 5 : mix(moment.base, number, 110 + cut) % 6;
      if (fate === 0) continue;
      const booked = ledger.instant(moment.base, day, place);
      add(number, booked, `ledger_entry_id_${number}`, fate === 1 ? cut : 0);
    }
    for (let extra = 0; cut > 0 && extra < 5; extra++) {
      const second = mix(moment.base, day, 120 + cut * 8 + extra) % 86_400;
      const number = ledger.first(day) + extra;
      add(number, ORIGIN + day * DAY_MS + second * 1000, `ledger_entry_id_${day}_cut_${cut}_${extra}`, cut);
    }
  }
  return rows;
}

function entryJson(moment: Moment, number: number, booked: number, ref: string, revision: number) {
  const draw = mix(moment.base, number, 130 + revision);
  const [kind, sign] = KINDS[mix(moment.base, number, 131) % KINDS.length]!;
  const product = draw % PRODUCTS;
  const good = goodAt(moment.base, product % 12 === 11 ? product - 1 : product);
  const order = earlierOrder(moment, booked, 2, draw >>> 6);
  const cause =
    kind === 'DISPATCH'
      ? { kind: 'ORDER', ref: orderRef(order) }
      : kind === 'RECEIPT'
        ? {
            kind: 'NOTICE',
            ref: `inbound_shipment_id_${moment.world.inbound.calendar.first(dayOf(booked)) - 2}`,
          }
        : kind === 'RETURN_IN'
          ? { kind: 'RETURN', ref: `return_id_${moment.world.returns.calendar.first(dayOf(booked)) - 9}` }
          : null;
  return {
    entry_ref: ref,
    booked_at: iso(booked),
    item_ref: itemRef(good.number),
    sku: good.sku,
    units: sign * (1 + (draw % (kind === 'RECEIPT' ? 120 : 4))),
    kind,
    why: kind === 'COUNT' ? 'Cycle count' : null,
    cause,
    site: `warehouse_id_${draw % 3}`,
    shelf: shelfRef(draw % 3, draw % SHELVES),
    merchant: `warehouse_customer_id_${good.number % MERCHANTS.length}`,
    clerk: `clerk ${draw % 9}`,
  };
}
