import { DAY_MS, dayOf } from './calendar.ts';
import { collections, sortedRows } from './collections.ts';
import { CALM, checkKnobs, type Knobs } from './knobs.ts';
import type { Moment, Row } from './moment.ts';
import { Edits, orderNumber, orderRef } from './order-edits.ts';
import { orderByNumber } from './order-views.ts';
import { orderJson } from './orders.ts';
import { QuotaBucket } from './quota.ts';
import { hashText, mix } from './random.ts';
import { type LogEntry, RequestLog } from './request-log.ts';
import { VendorError } from './vendor-error.ts';
import type { World } from './world.ts';

/** The vendor keeps three years, leap days included. */
export const KEPT_MS = 3 * 366 * DAY_MS;
/** Bounds what a long pause may add at once. */
const MOST_EXTRA_ORDERS = 1000;

/** A change of an order: `state`, any other fields of the vendor's row, and how the edit is dated. */
export interface OrderEdit {
  state?: string;
  /** The modification date the edit carries; now unless told. */
  modified_at?: string;
  /** How much later than now the edit is on record. */
  commit_delay_s?: number;
  [field: string]: unknown;
}

/** A new order: as an edit; with `moves_on` it goes on to live like a seeded one, else it stays as it is. */
export interface NewOrder extends OrderEdit {
  moves_on?: boolean;
}

/** One customer of the vendor, known by an API key. */
export class SandboxAccount {
  readonly key: string;
  readonly requests = new RequestLog();
  readonly quota = new QuotaBucket();
  readonly base: number;
  #world: World;
  #clock: () => Date;
  #knobs: Knobs;
  #edits = new Edits();
  #reissued = new Map<number, number>();
  #nextExtra = 0;

  constructor(key: string, world: World, clock: () => Date, defaults: Partial<Knobs>) {
    this.key = key;
    this.base = mix(world.seed, hashText(key));
    this.#world = world;
    this.#clock = clock;
    this.#knobs = { ...CALM };
    this.setKnobs(defaults);
  }

  /** The vendor's time, in milliseconds. */
  now(): number {
    return this.#clock().getTime() + this.#knobs.source_clock_offset_ms;
  }

  knobs(): Readonly<Knobs> {
    return this.#knobs;
  }

  /** Turns some knobs and leaves the others. @throws VendorError when one is unknown or cannot be so */
  setKnobs(change: Partial<Knobs>): Readonly<Knobs> {
    const { reissue_day, ...rest } = checkKnobs(change);
    Object.assign(this.#knobs, rest);
    if (reissue_day) {
      const day = reissue_day === true ? dayOf(this.now()) - 1 : dayOf(Date.parse(reissue_day));
      this.#reissued.set(day, (this.#reissued.get(day) ?? 0) + 1);
    }
    if (change.extra_orders_per_minute) this.#nextExtra = this.now();
    return this.#knobs;
  }

  /** Uses up one of a knob's counted occasions. */
  spend(
    knob: 'rate_limit_next' | 'fail_next' | 'hang_next' | 'truncate_next' | 'malformed_next' | 'hostile_next',
  ) {
    if (this.#knobs[knob] < 1) return false;
    this.#knobs[knob] -= 1;
    return true;
  }

  /** The account's data as it stands now. */
  moment(): Moment {
    const now = this.now();
    this.#addExtraOrders(now);
    return {
      world: this.#world,
      base: this.base,
      now,
      grain: this.#knobs.tie_seconds * 1000,
      lateSeconds: this.#knobs.late_commit_seconds,
      poisonEvery: this.#knobs.poison_every,
      edits: this.#edits,
      reissued: this.#reissued,
    };
  }

  /** Changes an order. @returns its row as it now stands @throws VendorError when there is no such order */
  edit(ref: string, change: OrderEdit): Record<string, unknown> {
    const moment = this.moment();
    const number = orderNumber(ref);
    const life =
      number === null
        ? null
        : (this.#edits.byNumber.get(number)?.life ?? this.#world.orders.find(this.base, number, moment.now));
    if (!life) throw new VendorError(404, 'no_such_order', `There is no order ${ref.slice(0, 60)}.`);
    const { state, modified, visibleFrom, fields } = readEdit(change, moment.now);
    this.#edits.add(life, { visibleFrom, modified, state, fields });
    return this.#row(life.number);
  }

  /** Ships an order whole; one that has left is only touched. */
  ship(ref: string): Record<string, unknown> {
    const number = orderNumber(ref);
    const state = number === null ? undefined : orderByNumber(this.moment(), number)?.state;
    return this.edit(ref, state === 'SHIPPED' || state === 'DELIVERED' ? {} : { state: 'SHIPPED' });
  }

  /** Adds an order. @returns its row; `{ order_ref }` alone while it is not on record */
  create(order: NewOrder = {}): Record<string, unknown> {
    const { moves_on = false, ...rest } = order;
    const { state, modified, visibleFrom, fields } = readEdit(rest, this.now());
    const number = this.#edits.nextNumber();
    const life = moves_on
      ? this.#world.orders.live(this.base, number, modified)
      : { number, states: [state ?? 'NEW'], times: [modified] };
    this.#edits.create(life, visibleFrom, fields);
    return this.#row(number);
  }

  log(): LogEntry[] {
    return this.requests.entries();
  }

  clearLog(): void {
    this.requests.clear();
  }

  /**
   * What a list holds as the vendor stands now, in the order of the list, with no faults, caps or limits.
   * @param range after (exclusive) and before (inclusive); everything that is kept unless told
   */
  truth(path: string, range: { after?: Date | undefined; before?: Date | undefined } = {}): Row[] {
    const collection = collections.get(path);
    if (!collection) throw new VendorError(404, 'no_such_list', `There is no list ${path.slice(0, 60)}.`);
    const moment = this.moment();
    const after = range.after?.getTime() ?? moment.now - KEPT_MS;
    return sortedRows(collection, moment, { after, before: range.before?.getTime() ?? moment.now });
  }

  #row(number: number): Record<string, unknown> {
    const moment = this.moment();
    const view = orderByNumber(moment, number);
    return view ? orderJson(moment, view) : { order_ref: orderRef(number) };
  }

  #addExtraOrders(now: number): void {
    const perMinute = this.#knobs.extra_orders_per_minute;
    for (let added = 0; perMinute > 0 && this.#nextExtra <= now && added < MOST_EXTRA_ORDERS; added++) {
      const created = Math.floor(this.#nextExtra / 1000) * 1000;
      const life = this.#world.orders.live(this.base, this.#edits.nextNumber(), created);
      this.#edits.create(life, created, {});
      this.#nextExtra += 60_000 / perMinute;
    }
  }
}

function readEdit(change: OrderEdit, now: number) {
  const { state = null, modified_at, commit_delay_s = 0, order_ref: _, ...fields } = change;
  const dated = modified_at === undefined ? now : Date.parse(String(modified_at));
  if (Number.isNaN(dated) || (state !== null && typeof state !== 'string') || !(Number(commit_delay_s) >= 0))
    throw new VendorError(400, 'bad_edit', 'An edit takes a state, modified_at, commit_delay_s and fields.');
  const modified = Math.floor(dated / 1000) * 1000;
  return { state, modified, visibleFrom: now + Number(commit_delay_s) * 1000, fields };
}
