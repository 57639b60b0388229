import { Refused } from '../../kit/simulator/server.ts';
import type { Held } from '../../kit/simulator.ts';
import { entryLife, itemLife, orderLife, receiptLife } from './life.ts';
import { ORDER_BASE, orderJson, shipmentRows } from './order-json.ts';
import { BILL_BASE, billJson, ENTRY_BASE, entryJson, ITEM_BASE, itemJson } from './other-json.ts';
import { readWall, wallAt } from './pacific.ts';
import { isReturn, RECEIPT_BASE, receiptJson, receivedRows } from './receipt-json.ts';
import { type Thing, Things } from './things.ts';

const DAY = 86_400_000;

export type Filters = Readonly<Record<string, unknown>>;

/** A row of a list, before it is written out. */
interface Row {
  number: number;
  /** By the name of the date in questions, in milliseconds since 1970; null where there is none. */
  dates: Readonly<Record<string, number | null>>;
  json(): object;
}

/** The lists that have windows. */
export class Lists {
  readonly #seed: number;
  readonly #orders: Things;
  readonly #receipts: Things;
  readonly #items: Things;
  readonly #entries: Things;
  readonly #bills: Things;

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#orders = new Things(seed, perDay / 2, orderLife);
    this.#receipts = new Things(seed + 1, perDay / 4, receiptLife);
    this.#items = new Things(seed + 2, perDay / 3, itemLife);
    this.#entries = new Things(seed + 3, perDay / 2, entryLife);
    this.#bills = new Things(seed + 4, perDay / 3, entryLife);
  }

  /** Rows of a method that match; null where it is no method of a list with a window. */
  rows(method: string, asked: Filters, now: number): object[] | null {
    const list = this.#list(method, asked);
    if (!list) return null;
    const windows = list.dates.map((date) => ({ date, ...windowOf(asked, date) }));
    const after = Math.max(...windows.map((window) => window.after ?? 0));
    const before = Math.min(...windows.map((window) => window.before ?? Number.POSITIVE_INFINITY));
    // A wall clock is within a day of the instant, and an order is dated before it is entered.
    const things =
      list.number === undefined
        ? list.things.around(after - DAY, Math.min(before + DAY, now + 1), now)
        : [list.things.one(list.number, now)].filter((thing) => thing !== null);
    const found = things.flatMap(list.rows).filter((row) =>
      windows.every(({ date, after: from, before: to }) => {
        if (from === null && to === null) return true;
        const at = row.dates[date] ?? null;
        return at !== null && (from === null || wallAt(at) > from) && (to === null || wallAt(at) < to);
      }),
    );
    const [first = ''] = list.dates;
    // What was changed last comes first, so that whatever is edited moves.
    const sorted = found.toSorted(
      (a, b) => (b.dates[first] ?? 0) - (a.dates[first] ?? 0) || b.number - a.number,
    );
    return sorted.map((row) => row.json());
  }

  truth(name: string, from: number, to: number, now: number): Held[] {
    const held = (
      things: Things,
      base: number,
      at: (thing: Thing) => number,
      keep = (_: Thing): boolean => true,
    ) =>
      things
        .around(from, to, now)
        .filter(keep)
        .map((thing) => ({ id: String(base + thing.number), at: new Date(at(thing)) }))
        .filter((one) => one.at.getTime() >= from && one.at.getTime() < to);
    // What is received dates its order, though it does not change it.
    const last = ({ changed, moved }: Thing) => Math.max(changed, moved.at(-1)?.at ?? 0);
    const changed = (thing: Thing) => thing.changed;
    switch (name) {
      case 'get_orders':
        return held(this.#orders, ORDER_BASE, changed);
      case 'get_inbound_shipments':
        return held(this.#receipts, RECEIPT_BASE, last, ({ number }) => !isReturn(number));
      case 'get_returns':
        return held(this.#receipts, RECEIPT_BASE, last, ({ number }) => isReturn(number));
      case 'get_products':
        return held(this.#items, ITEM_BASE, changed);
      case 'get_inventory_ledger':
        return held(this.#entries, ENTRY_BASE, changed);
      default:
        return held(this.#bills, BILL_BASE, changed);
    }
  }

  /** A person writes a note. @returns false where nobody can */
  edit(name: string, id: string, now: number): boolean {
    const [things, base] =
      {
        get_orders: [this.#orders, ORDER_BASE] as const,
        get_inbound_shipments: [this.#receipts, RECEIPT_BASE] as const,
        get_returns: [this.#receipts, RECEIPT_BASE] as const,
        get_products: [this.#items, ITEM_BASE] as const,
      }[name] ?? [];
    things?.edit(Number(id) - base!, now);
    return things !== undefined;
  }

  #list(method: string, asked: Filters) {
    const seed = this.#seed;
    const numbered = (name: string, base: number) =>
      asked[name] === undefined || asked[name] === null ? undefined : Number(asked[name]) - base;
    const one = (dates: (thing: Thing) => Row['dates'], json: (thing: Thing) => object) => (thing: Thing) => [
      { number: thing.number, dates: dates(thing), json: () => json(thing) },
    ];
    switch (method) {
      case 'WarehouseOrderSearch': {
        const parts = {
          lines: asked.IsGetOrderDetails === true,
          address: asked.IsGetCustomerAddressInfo === true,
        };
        return {
          things: this.#orders,
          number: numbered('ID', ORDER_BASE),
          dates: ['LastModifiedDate', 'EntryDateTime', 'OrderDate'],
          rows: one(
            ({ changed, born }) => ({
              LastModifiedDate: changed,
              EntryDateTime: born,
              OrderDate: born - 60_000,
            }),
            (thing) => orderJson(seed, thing, parts),
          ),
        };
      }
      case 'ShipmentReportAllSearch':
        return {
          things: this.#orders,
          number: numbered('WarehouseOrderID', ORDER_BASE),
          dates: ['ShipmentDateTime', 'OrderDate'],
          rows: (thing: Thing): Row[] =>
            shipmentRows(seed, thing).map(({ number, at, json }) => ({
              number,
              dates: { ShipmentDateTime: at, OrderDate: thing.born - 60_000 },
              json,
            })),
        };
      case 'WarehouseReceiptSearch':
        return {
          things: this.#receipts,
          number: numbered('ID', RECEIPT_BASE),
          dates: ['LastModifiedDate'],
          rows: (thing: Thing): Row[] =>
            asked.WarehouseReceiptTypeDescription === 'Return' && !isReturn(thing.number)
              ? []
              : one(
                  ({ changed }) => ({ LastModifiedDate: changed }),
                  (known) => receiptJson(seed, known, asked.IsGetOrderDetails === true),
                )(thing),
        };
      case 'ReceiptAllSearch':
        return {
          things: this.#receipts,
          number: numbered('WarehouseReceiptID', RECEIPT_BASE),
          dates: ['ReceiptDateTime'],
          rows: (thing: Thing): Row[] =>
            typeof asked.IsReturn === 'boolean' && asked.IsReturn !== isReturn(thing.number)
              ? []
              : receivedRows(seed, thing).map(({ number, at, json }) => ({
                  number,
                  dates: { ReceiptDateTime: at },
                  json,
                })),
        };
      case 'InventoryItemSearch':
        return {
          things: this.#items,
          number: numbered('ID', ITEM_BASE),
          dates: ['LastModifiedDate'],
          rows: one(
            ({ changed }) => ({ LastModifiedDate: changed }),
            (thing) => itemJson(seed, thing),
          ),
        };
      case 'TransactionHistoryReportSearch':
        return {
          things: this.#entries,
          number: undefined,
          dates: ['EntryDateTime'],
          rows: one(
            ({ born }) => ({ EntryDateTime: born }),
            (thing) => entryJson(seed, thing),
          ),
        };
      case 'WarehouseContractBillingReport':
        return {
          things: this.#bills,
          number: undefined,
          dates: ['EntryDateTime'],
          rows: one(
            ({ born }) => ({ EntryDateTime: born }),
            (thing) => billJson(seed, thing),
          ),
        };
      default:
        return null;
    }
  }
}

function windowOf(asked: Filters, date: string): { after: number | null; before: number | null } {
  const [after, before] = ['Start', 'End'].map((end) => {
    const text = asked[`${date}_${end}`];
    if (text === undefined || text === null) return null;
    const wall = readWall(text);
    if (wall === null)
      throw new Refused({ json: { Success: false, Errors: [`${date}_${end} is not a date.`] } });
    return wall;
  });
  return { after: after!, before: before! };
}
