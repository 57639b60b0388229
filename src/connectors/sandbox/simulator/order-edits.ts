import type { Good } from './goods.ts';
import type { Life } from './life.ts';
import type { OrderLine } from './order-lines.ts';
import { SAMPLE_NUMBER, SAMPLE_ORDER } from './samples.ts';

/** One edit of one order, on top of its seeded life. */
export interface Change {
  /** From when the edit is on record; later than `modified` where it is committed late. */
  visibleFrom: number;
  /** The modification date it carries. */
  modified: number;
  /** A new state ends the seeded life; null leaves it going. */
  state: string | null;
  /** Fields of the vendor's row that are replaced. */
  fields: Readonly<Record<string, unknown>>;
}

/** An order that was created or edited through the edit endpoints. */
export interface EditedOrder {
  life: Life;
  visibleFrom: number;
  changes: Change[];
  /** What the buyer ordered, where it is not drawn. */
  lines: readonly OrderLine[] | null;
  /** Fields of the shop's row that are replaced. */
  sale: Readonly<Record<string, unknown>>;
}

/** A product that was added to the shop by request. */
export interface MadeGood {
  good: Good;
  at: number;
  stock: number;
}

/** Numbers of created orders start here, far above all seeded ones. */
const CREATED_FROM = 1_000_000_000;

/** `order_id_17`, or `order_id_new_0` for an order that was created by request. */
export function orderRef(number: number): string {
  if (number === SAMPLE_NUMBER) return SAMPLE_ORDER;
  return number < CREATED_FROM ? `order_id_${number}` : `order_id_new_${number - CREATED_FROM}`;
}

/** The number behind a reference; null when it is none of ours. */
export function orderNumber(ref: string): number | null {
  if (ref === SAMPLE_ORDER) return SAMPLE_NUMBER;
  const match = /^order_id_(new_)?(\d{1,9})$/.exec(ref);
  return match ? Number(match[2]) + (match[1] ? CREATED_FROM : 0) : null;
}

/** The edits of one account: the only thing about an account that lives in memory and dies with the server. */
export class Edits {
  readonly byNumber = new Map<number, EditedOrder>();
  /** When returns were received by request, by their numbers. */
  readonly received = new Map<number, number>();
  readonly goods: MadeGood[] = [];
  #created = 0;

  nextNumber(): number {
    return CREATED_FROM + this.#created++;
  }

  /** Adds an edit, to `life` where the order has none yet. */
  add(life: Life, change: Change): void {
    const untouched = { life, visibleFrom: life.times[0]!, changes: [], lines: null, sale: {} };
    const edited: EditedOrder = this.byNumber.get(life.number) ?? untouched;
    edited.changes.push(change);
    this.byNumber.set(life.number, edited);
  }

  /** @param sold what the shop knows of it, where it was sold by request */
  create(
    life: Life,
    visibleFrom: number,
    fields: Readonly<Record<string, unknown>>,
    sold: Pick<EditedOrder, 'lines' | 'sale'> = { lines: null, sale: {} },
  ): void {
    const first = { visibleFrom, modified: life.times[0]!, state: null, fields };
    this.byNumber.set(life.number, { life, visibleFrom, changes: [first], ...sold });
  }
}
