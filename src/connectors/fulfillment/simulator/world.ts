import { Dice } from '../../kit/simulator/dice.ts';
import { type Life, LONGEST_LIFE_MS, liveFrom } from './life.ts';
import { type Hydration, MERCHANTS, orderJson } from './order-json.ts';
import { mix } from './random.ts';
import { type ReturnRow, returnOf } from './return-json.ts';

/** The first order that ever was. */
const ORIGIN = Date.UTC(2024, 0, 1);
const DAY = 24 * 3600 * 1000;
const FIRST_ID = 900_000;
const FIRST_ADDED_ID = 50_000_000;
/** What is done to a return comes at most this long after the last step of its order. */
const RETURN_WORK_MS = 4 * DAY;

/** Which date a list's window is compared with: the vendor's documents do not say. */
export type WindowDate = 'recordedOn' | 'currentStatus.date' | 'createdAt' | 'updatedAt';

/** A row of a list, with the dates a window could mean, in milliseconds since 1970. */
export interface Row {
  dates: Partial<Record<WindowDate, number>>;
  id: number;
  merchant: number | null;
  warehouse: number | null;
  json: Record<string, unknown>;
}

/** A change of an order that no date of the order tells. */
export type Edit = { code?: string } & Record<string, unknown>;

/** All there is at the vendor, as a function of the seed and the instant; only what tests add is remembered. */
export class World {
  readonly #seed: number;
  readonly #spacingMs: number;
  readonly #itemCount: number;
  #added: Life[] = [];
  #edits = new Map<number, { steps: { at: number; code: string }[]; fields: Record<string, unknown> }>();

  constructor(seed: number, ordersPerDay: number, itemCount: number) {
    this.#seed = seed;
    this.#spacingMs = ordersPerDay > 0 ? DAY / ordersPerDay : Number.POSITIVE_INFINITY;
    this.#itemCount = itemCount;
  }

  /** Adds orders, all recorded at one instant. @returns their ids */
  addOrders(count: number, recorded: number): number[] {
    const ids = Array.from({ length: count }, (_, place) => FIRST_ADDED_ID + this.#added.length + place);
    for (const id of ids) this.#added.push(liveFrom(this.#seed, id, recorded));
    return ids;
  }

  /** Changes an order: its status from now on (it then stays so), and any fields of its row. */
  edit(id: number, { code, ...fields }: Edit, now: number): void {
    const before = this.#edits.get(id) ?? { steps: [], fields: {} };
    const steps = code === undefined ? before.steps : [...before.steps, { at: now, code }];
    this.#edits.set(id, { steps, fields: { ...before.fields, ...fields } });
  }

  /** All orders that `date` places in [from, to], both included, as they stand now. */
  orders(date: WindowDate, from: number, to: number, now: number, hydrate: Hydration): Row[] {
    const slack = date === 'recordedOn' ? 0 : LONGEST_LIFE_MS;
    return this.#lives(from - slack, Math.min(to, now))
      .map((life) => this.#orderRow(life, now, hydrate))
      .filter((row) => within(row.dates[date], from, to));
  }

  /** All returns that `date` places in [from, to], both included, as they stand now. */
  returns(date: WindowDate, from: number, to: number, now: number): Row[] {
    return this.#lives(from - LONGEST_LIFE_MS - RETURN_WORK_MS, Math.min(to, now))
      .map((life) => returnOf(this.#seed, life, now))
      .filter((row): row is ReturnRow => row !== null)
      .map(returnRow)
      .filter((row) => within(row.dates[date], from, to));
  }

  /** Every item with its counts, which change from hour to hour. */
  items(now: number): Row[] {
    return Array.from({ length: this.#itemCount }, (_, place) => {
      const id = place + 1;
      const dice = new Dice(mix(mix(this.#seed, id), Math.floor(now / 3_600_000)));
      const onHand = dice.between(0, 500);
      const total = { availableToPromise: onHand - dice.between(0, 12), onHand };
      const merchant = MERCHANTS[id % 2]!;
      const json = {
        item: { id, skuReference: `SKU-${id}` },
        merchant: { name: merchant.name },
        quantity: { total },
      };
      return { id, dates: {}, merchant: merchant.id, warehouse: null, json };
    });
  }

  #lives(from: number, to: number): Life[] {
    const lives: Life[] = [];
    const first = Math.max(Math.floor((from - ORIGIN) / this.#spacingMs) - 1, 0);
    for (let place = first; Number.isFinite(this.#spacingMs); place++) {
      const id = FIRST_ID + place;
      const share = new Dice(mix(this.#seed, id)).fraction();
      const recorded = Math.floor((ORIGIN + (place + share) * this.#spacingMs) / 1000) * 1000;
      if (recorded > to) break;
      if (recorded >= from) lives.push(liveFrom(this.#seed, id, recorded));
    }
    const added = this.#added.filter(({ steps: [first] }) => first!.at >= from && first!.at <= to);
    return [...lives, ...added];
  }

  #orderRow(life: Life, now: number, hydrate: Hydration): Row {
    const edit = this.#edits.get(life.id);
    const edited = edit?.steps.length ? cutShort(life, edit.steps) : life;
    const json = { ...orderJson(this.#seed, edited, now, hydrate), ...edit?.fields };
    const status = json.currentStatus as { date: string };
    return {
      id: life.id,
      dates: { recordedOn: life.steps[0]!.at, 'currentStatus.date': Date.parse(status.date) },
      merchant: (json.merchant as { id: number }).id,
      warehouse: (json.warehouse as { id: number }).id,
      json,
    };
  }
}

/** A life that somebody changed goes on as he said, and no longer by its script. */
function cutShort(life: Life, steps: { at: number; code: string }[]): Life {
  return { ...life, steps: [...life.steps.filter(({ at }) => at < steps[0]!.at), ...steps] };
}

function returnRow({ created, updated, json }: ReturnRow): Row {
  const merchant = (json.order as { merchantId: number } | null)?.merchantId ?? null;
  const dates = { createdAt: created, updatedAt: updated };
  return { id: json.id as number, dates, merchant, warehouse: null, json };
}

function within(date: number | undefined, from: number, to: number): boolean {
  return date !== undefined && date >= from && date <= to;
}
