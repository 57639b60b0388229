import type { Held } from '../../kit/simulator.ts';
import { goneOver, ITEMS, isKit, itemJson, kitJson, skuOf } from './item-json.ts';
import { DAY, lobOf, type Row } from './rows.ts';

const NUMBERS = Array.from({ length: ITEMS }, (_, number) => number);

/** Items and kits, as functions of seed and clock; and what was edited. */
export class Items {
  readonly #seed: number;
  readonly #edits = new Map<number, number>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  items(now: number): Row[] {
    return NUMBERS.map((number) =>
      itemJson(this.#seed, number, now, this.#modified(number, now), this.#edits.has(number)),
    );
  }

  /** A kit is put together a day after its item was gone over. */
  kits(now: number): Row[] {
    return NUMBERS.filter(isKit).map((number) => kitJson(number, goneOver(number, now, DAY)));
  }

  held(from: number, to: number, now: number): Held[] {
    return NUMBERS.map((number) => {
      const own = this.#modified(number, now);
      return { id: keyOf(number), at: isKit(number) ? Math.max(own, goneOver(number, now, DAY)) : own };
    })
      .filter(({ at }) => at >= from && at < to)
      .map(({ id, at }) => ({ id, at: new Date(at) }));
  }

  all(): Held[] {
    return NUMBERS.map((number) => ({ id: keyOf(number), at: null }));
  }

  edit(id: string, now: number): void {
    this.#edits.set(NUMBERS.find((number) => keyOf(number) === id)!, now);
  }

  #modified(number: number, now: number): number {
    return Math.max(goneOver(number, now), this.#edits.get(number) ?? 0);
  }
}

function keyOf(number: number): string {
  return `${lobOf(number)}:${skuOf(number)}`;
}
