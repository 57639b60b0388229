import { Calendar } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { LONGEST_LIFE_MS, orderLife, returnLife, type Step } from './life.ts';
import { type NodeType, nodeTypeOf, orderId, orderJson, orderNumber } from './order-json.ts';
import { returnId, returnJson, returnNumber } from './return-json.ts';

/** What becomes of a thing shows in lists so much later. */
const COMMIT_MS = 90_000;
const KEPT_MS = 180 * 86_400_000;

/** One of the two lists, and what tells it from the other. */
interface Kind {
  calendar: Calendar;
  life(number: number, born: number): Step[];
  id(number: number): string;
  number(id: string): number;
  /** What a person's edit makes of it. */
  edited: string;
  edits: Map<number, Step>;
}

/** A row, before it is written out. */
export interface Row {
  number: number;
  steps: Step[];
  /** Its last change. */
  at: number;
}

/** A seller's orders and returns, which follow from seed and clock alone. */
export class World {
  readonly #seed: number;
  readonly #kinds: { orders: Kind; returns: Kind };

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    const since = new Date('2024-01-01T00:00:00Z');
    this.#kinds = {
      orders: {
        calendar: new Calendar({ seed, perDay, since }),
        life: (number, born) => orderLife(seed, number, born),
        id: orderId,
        number: orderNumber,
        edited: 'Refund',
        edits: new Map(),
      },
      returns: {
        calendar: new Calendar({ seed: seed + 1, perDay, since }),
        life: (number, born) => returnLife(seed, number, born),
        id: returnId,
        number: returnNumber,
        edited: 'COMPLETED',
        edits: new Map(),
      },
    };
  }

  /** What changed last after `from` and before `to`, both excluded, the newest change first. */
  between(list: 'orders' | 'returns', from: number, to: number, now: number, created = 0): Row[] {
    const kind = this.#kinds[list];
    const seen = now - COMMIT_MS;
    const oldest = Math.max(now - KEPT_MS, created);
    const births = kind.calendar.between(Math.max(from - LONGEST_LIFE_MS, oldest), Math.min(to, seen + 1));
    const numbers = new Set([...births.map(({ number }) => number), ...kind.edits.keys()]);
    return [...numbers]
      .map((number) => this.#row(kind, number, seen))
      .filter((row) => row !== null)
      .filter(({ at, steps }) => at > from && at < to && steps[0]!.at >= oldest)
      .sort((a, b) => b.at - a.at || a.number - b.number);
  }

  /** Those of an order list that one kind of node sends. */
  ofNode(rows: readonly Row[], type: NodeType): Row[] {
    return rows.filter(({ number }) => nodeTypeOf(this.#seed, number) === type);
  }

  json(list: 'orders' | 'returns', { number, steps }: Row, withReplacement: boolean): object {
    const write = list === 'orders' ? orderJson : returnJson;
    return write(this.#seed, number, steps, withReplacement);
  }

  truth(list: 'orders' | 'returns', from: Date, to: Date, now: number): Held[] {
    const rows = this.between(list, from.getTime() - 1, to.getTime(), now);
    return rows.map(({ number, at }) => ({ id: this.#kinds[list].id(number), at: new Date(at) }));
  }

  /** A person refunds an order, or ends a return. */
  edit(list: 'orders' | 'returns', id: string, now: number): boolean {
    const kind = this.#kinds[list];
    const number = kind.number(id);
    if (!Number.isSafeInteger(number) || number < 0) return false;
    kind.edits.set(number, { at: Math.floor(now / 1000) * 1000, word: kind.edited });
    return true;
  }

  #row(kind: Kind, number: number, seen: number): Row | null {
    const lived = kind.life(number, kind.calendar.at(number));
    const edit = kind.edits.get(number);
    // What a person does ends what would have come of itself.
    const steps = (edit ? [...lived.filter(({ at }) => at < edit.at), edit] : lived).filter(
      ({ at }) => at <= seen,
    );
    return steps.length > 0 ? { number, steps, at: steps.at(-1)!.at } : null;
  }
}
