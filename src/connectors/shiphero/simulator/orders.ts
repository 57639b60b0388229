import { type Happening, LONGEST_LIFE, type OrderLife, OrderLives } from './order-life.ts';
import { orderLines, type Parts } from './order-lines.ts';
import { shipmentViews } from './order-shipments.ts';
import { draws } from './random.ts';
import type { Row } from './rows.ts';
import { accountOf, idOf, money, numberOf, type Shop, WAREHOUSES } from './shop.ts';
import { OPENED, written } from './time.ts';

type Patches = (id: string) => Readonly<Record<string, unknown>> | undefined;

const CITIES = [
  ['Austin', 'TX', '78701'],
  ['Portland', 'OR', '97201'],
  ['Albany', 'NY', '12207'],
] as const;
const NAMES = ['Ann', 'Bo', 'Cleo', 'Dev', 'Eve', 'Finn'] as const;
const SHOPS = ['mugs.example', 'plates.example', 'Manual Order'] as const;

/** The account's orders. */
export class Orders {
  readonly #shop: Shop;
  readonly #lives: OrderLives;
  readonly #patches: Patches;

  /** @param patches what people changed by hand, by id */
  constructor(shop: Shop, patches: Patches) {
    this.#shop = shop;
    this.#lives = new OrderLives(shop);
    this.#patches = patches;
  }

  /** Orders that may have been changed between two seconds, as they stand now; `edited` are looked at in any case. */
  rows(now: number, from: number | null, to: number | null, edited: readonly string[]): Row[] {
    const first = from === null ? OPENED : from - LONGEST_LIFE;
    const lives = [...this.#lives.placed(first, Math.min(to ?? now, now))];
    const known = new Set(lives.map((life) => life.number));
    for (const id of edited) {
      const number = numberOf('Order', id);
      const life = number === null || known.has(number) ? undefined : this.#lives.find(number);
      if (life && life.happenings[0]!.at <= now) lives.push(life);
    }
    return lives.map((life) => this.#row(life, now));
  }

  find(id: unknown, now: number): Row | undefined {
    const number = numberOf('Order', id);
    const life = number === null ? undefined : this.#lives.find(number);
    return life && life.happenings[0]!.at <= now ? this.#row(life, now) : undefined;
  }

  #row(life: OrderLife, now: number): Row {
    const past = life.happenings.filter(({ at }) => at <= now);
    const id = idOf('Order', life.number);
    return {
      id,
      dates: { updated_at: past.at(-1)!.at, order_date: past[0]!.at },
      accountId: accountOf(this.#shop, life.number),
      status: statusOf(new Set(past.map(({ what }) => what))),
      view: () => orderView(this.#shop, life, past, this.#patches(id) ?? {}),
    };
  }
}

function statusOf(past: ReadonlySet<Happening>): string {
  if (past.has('cancelled')) return 'canceled';
  return past.has('shipped') ? 'fulfilled' : 'pending';
}

function orderView(
  shop: Shop,
  life: OrderLife,
  past: OrderLife['happenings'],
  patch: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { number } = life;
  const dice = draws(shop.seed, 3, number);
  const happened = new Set(past.map(({ what }) => what));
  const at = (what: Happening) => past.find((one) => one.what === what)?.at ?? null;
  const id = idOf('Order', number);
  const [city, state, zip] = dice.pick(CITIES);
  const name = dice.pick(NAMES);
  const warehouse = dice.pick(WAREHOUSES);
  const total = dice.between(900, 30_000);
  const count = typeof patch.line_count === 'number' ? patch.line_count : life.lines;
  const parts: Parts = { shop, number, count, happened, placed: past[0]!.at, updated: past.at(-1)!.at };
  const held = happened.has('held') && !happened.has('released');
  return {
    id,
    legacy_id: number,
    order_number: `S-${number}`,
    partner_order_id: `ext-${number}`,
    shop_name: dice.pick(SHOPS),
    source: 'api',
    fulfillment_status: statusOf(happened),
    order_date: written(past[0]!.at),
    updated_at: written(past.at(-1)!.at),
    required_ship_date: written(past[0]!.at + 2 * 24 * 3600),
    hold_until_date: null,
    total_tax: money(Math.round(total * 0.08)),
    subtotal: money(total),
    total_discounts: dice.chance(0.2) ? money(500) : '0.00',
    total_price: money(Math.round(total * 1.08) + 495),
    currency: dice.chance(0.1) ? null : 'USD',
    account_id: accountOf(shop, number),
    email: `${name.toLowerCase()}@buyer.example`,
    profile: 'default',
    tags: happened.has('tagged') ? ['vip'] : [],
    flagged: false,
    priority_flag: dice.chance(0.02),
    saturday_delivery: false,
    require_signature: dice.chance(0.05),
    incoterms: dice.chance(0.05) ? 'DDP' : null,
    gift_note: null,
    packing_note: null,
    allow_partial: false,
    box_name: null,
    shipping_lines: { title: 'Standard', carrier: 'usps', method: 'priority', price: '4.95' },
    third_party_shipper: null,
    shipping_address: {
      first_name: name,
      last_name: 'Example',
      company: null,
      address1: `${1 + (number % 90)} Main St`,
      address2: '',
      city,
      state: null,
      state_code: state,
      zip,
      country: 'United States',
      country_code: 'US',
      email: null,
      phone: '555-0100',
    },
    holds: {
      fraud_hold: held,
      address_hold: false,
      shipping_method_hold: false,
      operator_hold: false,
      payment_hold: false,
      client_hold: null,
    },
    allocations: happened.has('allocated')
      ? [{ warehouse_id: warehouse, allocated_at: written(at('allocated')!), ready_to_ship: true }]
      : [],
    merged_orders: [],
    line_items: orderLines(parts),
    shipments: shipmentViews(parts, warehouse, at('part_shipped'), at('shipped')),
    ...patch,
  };
}
