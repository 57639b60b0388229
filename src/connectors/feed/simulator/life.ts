/** What happens at a warehouse, as a function of the seed: what its files then tell of. */
import { Calendar, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
const ORIGIN = new Date('2020-01-01T00:00:00Z');
const PRODUCTS = 24;

export interface Line {
  number: number;
  sku: string;
  ordered: number;
  moved: number;
}

/** Goods that leave or come in, at an instant in milliseconds since 1970. */
export interface Movement {
  /** The order, or the inbound shipment. */
  name: string;
  /** Of this part: the shipment, or the receipt. */
  part: string;
  at: number;
  lines: Line[];
  /** Whether no more of it will follow. */
  last: boolean;
}

export interface Correction {
  id: string;
  at: number;
  sku: string;
  quantity: number;
  reason: 'AU' | 'AA' | '05' | 'CR';
}

export interface Stock {
  sku: string;
  onhand: number;
  committed: number;
  held: number;
  lots: { lot: string; quantity: number; expires: string }[];
}

/** A warehouse where about so much happens in a day. */
export class Life {
  readonly #seed: number;
  readonly #calendars: Record<'orders' | 'inbound' | 'corrections', Calendar>;

  constructor({ seed, perDay }: { seed: number; perDay: number }) {
    this.#seed = seed;
    const calendar = (nth: number) => new Calendar({ seed: mixed(seed, nth), perDay, since: ORIGIN });
    this.#calendars = { orders: calendar(1), inbound: calendar(2), corrections: calendar(3) };
  }

  /** What is sent in [from, to), oldest first. One order in five is sent in two parts. */
  shipments(from: number, to: number): Movement[] {
    return this.#movements('orders', from, to, { name: 'SO-', part: 'BOL', later: 30 * HOUR_MS });
  }

  /** What comes in in [from, to), oldest first. One in five comes in two parts. */
  receipts(from: number, to: number): Movement[] {
    return this.#movements('inbound', from, to, { name: 'TR-', part: 'RCV', later: 50 * HOUR_MS });
  }

  corrections(from: number, to: number): Correction[] {
    return this.#calendars.corrections.between(from, to).map(({ number, at }) => {
      const dice = new Dice(mixed(this.#seed, 7, number));
      const reason = dice.pick(['AU', 'AA', '05', 'CR'] as const);
      const size = dice.between(1, 12);
      return {
        id: `ADJ-${number}`,
        at,
        sku: skuOf(dice.below(PRODUCTS)),
        quantity: reason === 'CR' ? size : -size,
        reason,
      };
    });
  }

  /** What is there at an instant. */
  stock(at: number): Stock[] {
    const day = Math.floor(at / DAY_MS);
    return Array.from({ length: PRODUCTS }, (_, product) => {
      const dice = new Dice(mixed(this.#seed, 9, product, day));
      const lots = Array.from({ length: product % 3 === 0 ? 2 : 1 }, (__, nth) => ({
        lot: `L${2500 + product}${nth}`,
        quantity: dice.between(50, 500),
        expires: new Date((day + 200 + nth * 30) * DAY_MS).toISOString().slice(0, 10),
      }));
      const onhand = lots.reduce((sum, { quantity }) => sum + quantity, 0);
      return { sku: skuOf(product), onhand, committed: dice.below(20), held: dice.below(5), lots };
    });
  }

  #movements(
    kind: 'orders' | 'inbound',
    from: number,
    to: number,
    { name, part, later }: { name: string; part: string; later: number },
  ): Movement[] {
    const births = this.#calendars[kind].between(from - later, to);
    const all = births.flatMap(({ number, at }) => {
      const dice = new Dice(mixed(this.#seed, kind === 'orders' ? 4 : 5, number));
      const isSplit = number % 5 === 0;
      const lines = Array.from({ length: dice.between(1, 3) }, (_, line) => {
        const ordered = dice.between(2, 24);
        const sku = skuOf((number + line * 7) % PRODUCTS);
        return { number: line + 1, sku, ordered, moved: isSplit ? ordered - 1 : ordered };
      });
      const first = { name: `${name}${1000 + number}`, part: `${part}${number}A`, at, lines, last: !isSplit };
      if (!isSplit) return [first];
      const rest = lines.map((line) => ({ ...line, moved: 1 }));
      return [first, { ...first, part: `${part}${number}B`, at: at + later, lines: rest, last: true }];
    });
    return all.filter(({ at }) => at >= from && at < to).sort((a, b) => a.at - b.at);
  }
}

function skuOf(product: number): string {
  return `TEA-${String(product).padStart(3, '0')}`;
}
