import { Calendar, mixed } from '../../kit/simulator/calendar.ts';
import type { Held } from '../../kit/simulator.ts';
import { stretchOf, type Term, valuesOf } from './filter.ts';
import { change, DAY, HOUR, lobOf, type Row, SINCE, written } from './rows.ts';

const LINES = ['Pick fee', 'Pack fee', 'Storage', 'Receiving', 'Freight'];
const FIRST = 7000;
const LONGEST_MS = 4 * DAY;

/** Invoices and their lines, as functions of seed and clock; and what was edited. */
export class Invoices {
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #edits = new Map<number, number>();

  /** @param perDay of lines */
  constructor(seed: number, perDay: number) {
    this.#seed = seed;
    const spread = { seed: mixed(seed, 99), perDay: perDay / LINES.length, since: SINCE };
    this.#calendar = new Calendar(spread);
  }

  invoices(terms: readonly Term[], now: number): Row[] | null {
    return this.#numbers(terms, 'id', now)?.map((number) => this.#invoice(number, now)) ?? null;
  }

  lines(terms: readonly Term[], now: number): Row[] | null {
    return this.#numbers(terms, 'invoiceWorksheetId', now)?.flatMap((number) => this.#lines(number)) ?? null;
  }

  /** By the last date of a line or of its invoice. */
  held(from: number, to: number, now: number): Held[] {
    return this.#between(from, to, now)
      .flatMap((number) =>
        LINES.map((_, place) => ({
          id: lineIdOf(number, place),
          at: Math.max(this.#lineModified(number, place), this.#issued(number, now) ?? 0),
        })),
      )
      .filter(({ at }) => at >= from && at < to)
      .map(({ id, at }) => ({ id: String(id), at: new Date(at) }));
  }

  edit(id: string, now: number): void {
    this.#edits.set(Number(id), now);
  }

  /** It is issued days after its lines were written; null before that. */
  #issued(number: number, now: number): number | null {
    const wait = HOUR + (mixed(this.#seed, number, 8) % (3 * 24 * 3600)) * 1000;
    const issue = change(number, this.#calendar.at(number) + wait);
    return issue.seen <= now ? issue.at : null;
  }

  #lineModified(number: number, place: number): number {
    return this.#edits.get(lineIdOf(number, place)) ?? this.#calendar.at(number);
  }

  #invoice(number: number, now: number): Row {
    const created = this.#calendar.at(number);
    const issued = this.#issued(number, now);
    const lines = this.#lines(number);
    return {
      id: FIRST + number,
      createDate: written(created, number),
      modifyDate: written(issued ?? created, number),
      name: `Services ${number}`,
      invoiceNo: issued === null ? null : `INV-${number}`,
      lobId: lobOf(number),
      status: issued === null ? 'Draft' : 'Issued',
      startDate: written(created - 30 * DAY, number),
      endDate: written(created, number),
      issueDate: issued === null ? null : written(issued, number),
      terms: 'Net 30',
      total: lines.reduce((sum, { extendedCharge }) => sum + Number(extendedCharge), 0),
      invoiceWorksheetLineItemList: lines,
      customFields: {},
    };
  }

  #lines(number: number): Row[] {
    return LINES.map((description, place) => {
      const quantity = (mixed(this.#seed, number, place) % 400) + 1;
      const id = lineIdOf(number, place);
      return {
        id,
        invoiceWorksheetId: FIRST + number,
        lobId: lobOf(number),
        createDate: written(this.#calendar.at(number), number),
        modifyDate: written(this.#lineModified(number, place), number),
        seqNo: place + 1,
        description,
        accountCode: null,
        itemCode: `B${place}`,
        quantity: this.#edits.has(id) ? quantity + 1 : quantity,
        chargeRate: 0.5,
        extendedCharge: (this.#edits.has(id) ? quantity + 1 : quantity) / 2,
        customFields: {},
      };
    });
  }

  #numbers(terms: readonly Term[], key: string, now: number): number[] | null {
    const named = valuesOf(terms, key);
    if (named)
      return named
        .map((one) => Number(one) - FIRST)
        .filter((number) => number >= 0 && this.#calendar.at(number) <= now);
    const stretch = stretchOf(terms, 'modifyDate');
    return stretch && this.#between(stretch.from, stretch.to, now);
  }

  #between(from: number, to: number, now: number): number[] {
    const births = this.#calendar.between(from - LONGEST_MS, Math.min(to, now + 1));
    const edited = [...this.#edits.keys()].map((id) => Math.floor(id / 10) - FIRST);
    return [...new Set([...births.map(({ number }) => number), ...edited])];
  }
}

function lineIdOf(number: number, place: number): number {
  return (FIRST + number) * 10 + place;
}
