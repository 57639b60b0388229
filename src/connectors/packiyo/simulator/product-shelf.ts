import { diceOf } from '../../kit/simulator/draws.ts';

const FIRST = Date.parse('2024-01-01T00:00:00Z');

/** The products of the tenant, which stay the same but for edits. */
export class ProductShelf {
  readonly size = 120;
  readonly #seed: number;
  readonly #edits = new Map<number, { at: number; times: number }>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  idOf = (number: number): string => String(number + 70);
  /** Each tenth. */
  isKit = (number: number): boolean => number % 10 === 0;

  /** By the last change, the newest first. */
  list(now: number): { number: number; changed: number }[] {
    return Array.from({ length: this.size }, (_, at) => at + 1)
      .map((number) => ({ number, changed: this.#edits.get(number)?.at ?? FIRST + number * 60_000 }))
      .filter(({ changed }) => changed <= now)
      .sort((a, b) => b.changed - a.changed || b.number - a.number);
  }

  edit(id: string, now: number): boolean {
    const number = Number(id) - 70;
    this.#edits.set(number, { at: now, times: (this.#edits.get(number)?.times ?? 0) + 1 });
    return true;
  }

  row(number: number, changed: number): object {
    const dice = diceOf(this.#seed, 'product', number);
    const times = this.#edits.get(number)?.times ?? 0;
    const [onHand, allocated] = [dice.between(10, 200) + times, dice.between(0, 9)];
    const attributes = {
      ...{ sku: `SKU-${number}`, name: `Thing ${number}${times > 0 ? ` (${times})` : ''}` },
      ...{ type: this.isKit(number) ? 'kit' : 'regular', price: `${dice.between(1, 90)}.00`, value: null },
      ...{
        customs_price: '0.00',
        hs_code: null,
        country_of_origin: 'US',
        barcode: `0${100_000_000_000 + number}`,
      },
      ...{ width: '10.00', height: 4, length: '12.5', weight: '0.2', tags: [], inventory_sync: 1 },
      ...{
        quantity_on_hand: onHand,
        quantity_allocated: String(allocated),
        quantity_available: onHand - allocated,
      },
      ...{ quantity_backordered: 0, quantity_inbound: dice.below(5), quantity_reserved: 0 },
      ...{ created_at: text(FIRST + number * 60_000), updated_at: text(changed) },
    };
    return { type: 'products', id: this.idOf(number), attributes, relationships: {} };
  }
}

function text(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}
