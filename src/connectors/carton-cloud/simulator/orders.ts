import { Calendar } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { uuid } from './goods.ts';
import { LONGEST_LIFE_MS, type Step, stepsOf } from './life.ts';
import { customerOf, orderJson, referenceOf } from './order-json.ts';
import { boundsOf, type Row } from './search.ts';

const SINCE = new Date('2024-01-01T00:00:00Z');
const KIND = 4;

interface Order {
  number: number;
  steps: Step[];
  /** When somebody changed it last, beside its steps; null if nobody did. */
  edited: number | null;
}

/** All orders, as a function of seed and clock, and what was edited. */
export class Orders {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, number>();
  readonly #numbers = new Map<string, number>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed, perDay, since: SINCE });
  }

  /** Those that a search may find, what was changed last first: a place that moves while pages are turned. */
  rows(body: unknown, now: number): Row[] {
    const [changed, created] = [boundsOf(body, MODIFIED), boundsOf(body, CREATED)];
    const from = Math.max(changed.from - LONGEST_LIFE_MS, created.from);
    return this.#around(from, Math.min(changed.to, created.to), now)
      .toSorted((a, b) => changeOf(b) - changeOf(a) || b.number - a.number)
      .map((order) => this.#rowOf(order));
  }

  held(from: number, to: number, now: number): Held[] {
    return this.#around(from - LONGEST_LIFE_MS, to, now)
      .map((order) => ({ id: this.#idOf(order.number), at: new Date(changeOf(order)) }))
      .filter(({ at }) => at.getTime() >= from && at.getTime() < to);
  }

  /** Writes an instruction. */
  edit(id: string, now: number): boolean {
    const number = this.#numbers.get(id);
    if (number === undefined) return false;
    this.#edits.set(number, Math.floor(now / 1000) * 1000);
    return true;
  }

  #around(from: number, to: number, now: number): Order[] {
    const born = this.#calendar.between(from, Math.min(to, now + 1));
    const births = new Map(born.map(({ number, at }) => [number, at]));
    for (const number of this.#edits.keys()) births.set(number, this.#calendar.at(number));
    return [...births].map(([number, at]) => ({
      number,
      steps: stepsOf(this.#seed, number, at).filter((step) => step.at <= now),
      edited: this.#edits.get(number) ?? null,
    }));
  }

  #idOf(number: number): string {
    const id = uuid(KIND, number);
    this.#numbers.set(id, number);
    return id;
  }

  #rowOf(order: Order): Row {
    const { number, steps, edited } = order;
    const id = this.#idOf(number);
    const customer = customerOf(number);
    const at = (word: Step['word']) => steps.find((step) => step.word === word)?.at ?? null;
    return {
      id,
      fields: {
        '/references/customer': referenceOf(number),
        '/customer/id': customer.id,
        '/customer/name': customer.name,
        [CREATED]: steps[0]!.at,
        [MODIFIED]: changeOf(order),
        '/timestamps/packed/time': at('PACKED'),
        '/timestamps/dispatched/time': at('DISPATCHED'),
      },
      json: () => orderJson(this.#seed, number, id, { steps, edited, changed: changeOf(order) }),
    };
  }
}

const CREATED = '/timestamps/created/time';
const MODIFIED = '/timestamps/modified/time';

function changeOf({ steps, edited }: Order): number {
  return Math.max(steps.at(-1)!.at, edited ?? 0);
}
