import type { Life } from './life.ts';

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
}

/** Numbers of created orders start here, far above all seeded ones. */
const CREATED_FROM = 1_000_000_000;

/** `order_id_17`, or `order_id_new_0` for an order that was created by request. */
export function orderRef(number: number): string {
  return number < CREATED_FROM ? `order_id_${number}` : `order_id_new_${number - CREATED_FROM}`;
}

/** The number behind a reference; null when it is none of ours. */
export function orderNumber(ref: string): number | null {
  const match = /^order_id_(new_)?(\d{1,9})$/.exec(ref);
  return match ? Number(match[2]) + (match[1] ? CREATED_FROM : 0) : null;
}

/** The edits of one account: the only thing about an account that lives in memory and dies with the server. */
export class OrderEdits {
  readonly byNumber = new Map<number, EditedOrder>();
  #created = 0;

  nextNumber(): number {
    return CREATED_FROM + this.#created++;
  }

  /** Adds an edit, to `life` where the order has none yet. */
  add(life: Life, change: Change): void {
    const edited = this.byNumber.get(life.number) ?? { life, visibleFrom: life.times[0]!, changes: [] };
    edited.changes.push(change);
    this.byNumber.set(life.number, edited);
  }

  create(life: Life, visibleFrom: number, fields: Readonly<Record<string, unknown>>): void {
    const first = { visibleFrom, modified: life.times[0]!, state: null, fields };
    this.byNumber.set(life.number, { life, visibleFrom, changes: [first] });
  }
}
