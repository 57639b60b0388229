import { Calendar } from '../../kit/simulator/calendar.ts';
import type { FunctionName, Held } from '../../kit/simulator.ts';
import { adjustmentRow } from './adjustments.ts';
import { CUSTOMERS, customerName, FACILITIES } from './goods.ts';
import { itemRows, summaryRows } from './items.ts';
import { LONGEST_ORDER_MS, orderRow } from './orders.ts';
import { LONGEST_RECEIVER_MS, receiverRow } from './receivers.ts';
import type { Row } from './row.ts';
import { wall } from './wall.ts';

const SINCE = new Date(Date.UTC(2024, 0, 1));
const HALF_DAY = 12 * 3600 * 1000;
const ITEM_SHARE = 1 / 2;

export type Transactions = 'orders' | 'inbound' | 'returns' | 'adjustments';
/** In milliseconds since 1970, the second one excluded. */
export type Span = { from: number; to: number };

/** All there is at the vendor, as a function of the seed and the instant; only edits are remembered. */
export class World {
  readonly #seed: number;
  readonly #calendars: Readonly<Record<Transactions | 'items', Calendar>>;
  readonly #perDay: number;
  readonly #edits = new Map<string, Map<number, number>>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#perDay = perDay;
    const calendar = (salt: number, often = perDay) =>
      new Calendar({ seed: seed + salt, perDay: often, since: SINCE });
    this.#calendars = {
      orders: calendar(0),
      inbound: calendar(1),
      returns: calendar(2),
      adjustments: calendar(3),
      // Items change less often, so that some stay as they are for a week.
      items: calendar(4, perDay * ITEM_SHARE),
    };
  }

  /** Transactions of which some date may lie in a span. */
  transactions(kind: Transactions, span: Span, now: number): Row[] {
    const life = { orders: LONGEST_ORDER_MS, inbound: LONGEST_RECEIVER_MS, returns: LONGEST_RECEIVER_MS };
    const slack = kind === 'adjustments' ? 0 : life[kind];
    const calendar = this.#calendars[kind];
    const births = calendar.between(span.from - slack - HALF_DAY, Math.min(span.to + HALF_DAY, now + 1));
    const known = new Set(births.map(({ number }) => number));
    const edits = this.#edits.get(kind) ?? new Map<number, number>();
    const edited = [...edits.keys()]
      .map((id) => id % 100_000)
      .filter((number) => !known.has(number))
      .map((number) => ({ number, at: calendar.at(number) }));
    return [...births, ...edited].map((birth) => {
      if (kind === 'adjustments') return adjustmentRow(this.#seed, birth);
      if (kind === 'orders')
        return orderRow(this.#seed, birth, now, edits.get(900_000 + birth.number) ?? null);
      const [type, first] =
        kind === 'inbound' ? (['inbound', 800_000] as const) : (['return', 8_000_000] as const);
      return receiverRow(type, this.#seed, birth, now, edits.get(first + birth.number) ?? null);
    });
  }

  items(now: number): Row[] {
    const days = (now - SINCE.getTime()) / (2 * HALF_DAY);
    const latest = Math.ceil(days * this.#perDay * ITEM_SHARE) + 1;
    return itemRows(this.#calendars.items, now, latest, this.#edits.get('items') ?? new Map());
  }

  summaries(now: number): Row[] {
    return summaryRows(this.#seed, now);
  }

  customers(): Row[] {
    return CUSTOMERS.map((id) => ({
      id,
      dates: { changed: 0, moved: null },
      moves: [],
      properties: { 'readonly.customerid': id },
      json: {
        readOnly: { customerId: id, creationDate: wall(Date.UTC(2022, 4, 2, 18)), deactivated: false },
        companyInfo: { companyName: customerName(id), emailAddress: `firm${id}@example.com` },
        primaryContact: { name: 'Pat Example', emailAddress: null },
      },
    }));
  }

  facilities(): Row[] {
    return FACILITIES.map(({ id, name, code, city, state, zip }) => ({
      id,
      dates: { changed: 0, moved: null },
      moves: [],
      properties: { facilityid: id },
      json: {
        facilityId: id,
        name,
        code,
        deactivated: false,
        timeZoneName: 'Pacific Standard Time',
        contact: { address1: '1 Dock Rd', city, state, zip, country: 'US' },
      },
    }));
  }

  /** What a function can list now. */
  held(name: FunctionName, span: Span, now: number): Held[] {
    if (name === 'get_warehouses') return snapshot(this.facilities());
    if (name === 'get_warehouse_customers') return snapshot(this.customers());
    if (name === 'get_inventory') return snapshot(this.items(now));
    if (name === 'get_products') return changedIn(this.items(now), span);
    if (name === 'get_inventory_ledger') return this.#ledger(span, now);
    const kind = kindOf(name);
    return kind ? changedIn(this.transactions(kind, span, now), span) : [];
  }

  edit(name: FunctionName, id: number, now: number): boolean {
    const kind = name === 'get_products' ? 'items' : kindOf(name);
    if (!kind) return false;
    this.#edits.set(kind, (this.#edits.get(kind) ?? new Map<number, number>()).set(id, now));
    return true;
  }

  #ledger(span: Span, now: number): Held[] {
    const kinds = ['orders', 'inbound', 'returns', 'adjustments'] as const;
    return kinds
      .flatMap((kind) => this.transactions(kind, span, now))
      .filter(({ dates: { moved } }) => moved !== null && moved >= span.from && moved < span.to)
      .flatMap(({ moves, dates }) => moves.map((id) => ({ id, at: new Date(dates.moved!) })));
  }
}

function kindOf(name: FunctionName): Transactions | null {
  if (name === 'get_orders') return 'orders';
  if (name === 'get_inbound_shipments') return 'inbound';
  return name === 'get_returns' ? 'returns' : null;
}

function snapshot(rows: Row[]): Held[] {
  return rows.map(({ id }) => ({ id: String(id), at: null }));
}

function changedIn(rows: Row[], { from, to }: Span): Held[] {
  return rows
    .filter(({ dates: { changed } }) => changed >= from && changed < to)
    .map(({ id, dates }) => ({ id: String(id), at: new Date(dates.changed) }));
}
