import { Calendar, mixed } from '../../kit/simulator/calendar.ts';
import { Dice } from '../../kit/simulator/dice.ts';
import type { Held } from '../../kit/simulator.ts';
import { asnIdOf, asnJson, type Line, lineJson, returnIdOf, returnJson } from './asn-json.ts';
import { mayFit, stretchOf, type Term, valuesOf } from './filter.ts';
import { type Change, change, DAY, HOUR, lastSeen, type Row, SINCE } from './rows.ts';

/** An ASN with all that will be received of it; instants in milliseconds since 1970. */
interface Life {
  number: number;
  created: Change;
  /** Of each line, how much has come in by when. */
  lines: readonly { ordered: number; changes: readonly (Change & { received: number })[] }[];
}

const LONGEST_MS = 20 * DAY;
/** One in so many is what a return is received on. */
const A_RETURN = 2;

/** ASNs with their lines, and returns, as functions of seed and clock; and what was edited. */
export class Asns {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, number>();
  readonly #edited = new Set<number>();

  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    this.#calendar = new Calendar({ seed: mixed(seed, 77), perDay, since: SINCE });
  }

  asns(terms: readonly Term[], now: number): Row[] | null {
    return (
      this.#lives(terms, 'id', 'modifyDate', now)
        ?.filter((life) => mayFit(terms, 'modifyDate', this.#modified(life, now)))
        .map((life) =>
          asnJson(this.#seed, life.number, {
            created: life.created.at,
            modified: this.#modified(life, now),
            lines: linesAt(life, now),
            isReturn: isReturn(life.number),
          }),
        ) ?? null
    );
  }

  lines(terms: readonly Term[], now: number): Row[] | null {
    return (
      this.#lives(terms, 'poNoId', 'modifyDate', now)?.flatMap((life) =>
        linesAt(life, now).flatMap((line, place) =>
          mayFit(terms, 'modifyDate', line.modified) ? [lineJson(this.#seed, life.number, place, line)] : [],
        ),
      ) ?? null
    );
  }

  returns(terms: readonly Term[], now: number): Row[] | null {
    return (
      this.#lives(terms, 'returnAsnId', 'createDate', now)
        ?.filter(({ number, created }) => isReturn(number) && mayFit(terms, 'createDate', created.at))
        .map((life) =>
          returnJson(this.#seed, life.number, {
            created: life.created.at,
            lines: linesAt(life, now),
            edited: this.#edited.has(life.number),
          }),
        ) ?? null
    );
  }

  /** By the last date of an ASN or of a line of it. */
  held(from: number, to: number, now: number): Held[] {
    return this.#between(from, to, now)
      .map((life) => ({
        id: String(asnIdOf(life.number)),
        at: Math.max(this.#modified(life, now), ...linesAt(life, now).map(({ modified }) => modified)),
      }))
      .filter(({ at }) => at >= from && at < to)
      .map(({ id, at }) => ({ id, at: new Date(at) }));
  }

  heldReturns(from: number, to: number, now: number): Held[] {
    return this.#between(from, to, now)
      .filter(({ number, created }) => isReturn(number) && created.at >= from && created.at < to)
      .map(({ number, created }) => ({ id: String(returnIdOf(number)), at: new Date(created.at) }));
  }

  edit(id: string, now: number): void {
    this.#edits.set(Number(id) - asnIdOf(0), now);
  }

  /** Nothing dates that. */
  editReturn(id: string): void {
    this.#edited.add(Number(id) - returnIdOf(0));
  }

  /** What comes in changes its line, and not the ASN. */
  #modified(life: Life, now: number): number {
    return Math.max(life.created.seen <= now ? life.created.at : 0, this.#edits.get(life.number) ?? 0);
  }

  #lives(terms: readonly Term[], key: string, date: string, now: number): Life[] | null {
    const named = valuesOf(terms, key);
    if (named) {
      const numbers = named.map((one) => Number(one) - asnIdOf(0)).filter((number) => number >= 0);
      return this.#known(numbers, now);
    }
    const stretch = stretchOf(terms, date);
    return stretch && this.#between(stretch.from, stretch.to, now);
  }

  #between(from: number, to: number, now: number): Life[] {
    const births = this.#calendar.between(from - LONGEST_MS, Math.min(to, now + 1));
    return this.#known([...new Set([...births.map(({ number }) => number), ...this.#edits.keys()])], now);
  }

  #known(numbers: readonly number[], now: number): Life[] {
    return numbers
      .map((number) => lifeOf(this.#seed, number, this.#calendar.at(number)))
      .filter(({ created }) => created.seen <= now);
  }
}

function isReturn(number: number): boolean {
  return number % A_RETURN === 0;
}

function linesAt({ created, lines }: Life, now: number): Line[] {
  return lines.map(({ ordered, changes }) => {
    const last = lastSeen(changes, now)!;
    return { created: created.at, ordered, received: last.received, modified: last.at };
  });
}

function lifeOf(seed: number, number: number, at: number): Life {
  const dice = new Dice(mixed(seed, number, 5));
  const created = change(number, at);
  const lines = Array.from({ length: dice.between(1, 3) }, () => {
    const ordered = 10 * dice.between(1, 50);
    const first = at + Math.floor(dice.between(HOUR, 8 * DAY) / 1000) * 1000;
    const rest = first + Math.floor(dice.between(HOUR, 8 * DAY) / 1000) * 1000;
    const changes = [{ ...created, received: 0 }];
    const fate = dice.fraction();
    if (fate > 0.1) changes.push({ ...change(number, first), received: fate > 0.4 ? ordered : ordered / 2 });
    if (fate > 0.1 && fate <= 0.3) changes.push({ ...change(number, rest), received: ordered });
    return { ordered, changes };
  });
  return { number, created, lines };
}
