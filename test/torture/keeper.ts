import type { TrueClock } from './clock.ts';
import { basisWord } from './connector.ts';
import type { Fact, Facts } from './facts.ts';
import type { HostileSource } from './source.ts';
import type { FunctionWords } from './words.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The hands of the people at the source: makes, edits and removes rows, late where the words allow it. */
export class SourceKeeper {
  readonly #source: HostileSource;
  readonly #clock: TrueClock;
  #count = 0;

  constructor(source: HostileSource, clock: TrueClock) {
    this.#source = source;
    this.#clock = clock;
  }

  /** What stood there before anybody connected; committed long ago, so lateness is no matter. */
  fill(rows: readonly { fn: number; agoMs: number }[]): void {
    for (const { fn, agoMs } of rows) {
      const { words, facts } = this.#of(fn);
      this.#make(words, facts, this.#clock.now() - agoMs - (agoMs === 0 ? 0 : words.lagMs));
    }
  }

  /** A new row, dated up to the whole lag in the past. */
  insert(fn: number, late: number): void {
    const { words, facts } = this.#of(fn);
    this.#make(words, facts, this.#late(words, late));
  }

  /** Changes a row; brings back one that was removed, where that is no commit under an old date. */
  edit(fn: number, row: number, late: number, poison = false): void {
    const { words, facts } = this.#of(fn);
    const id = pick(facts, row);
    if (id === null) return;
    const last = facts.states(id).at(-1)!;
    if (!facts.at(id) && basisWord(words.name) === 'created') return;
    // Versions of one row never run backwards; that is what an updated date is.
    const updated = Math.max(this.#late(words, late), last.updated);
    facts.put({ ...last, updated, n: last.n + 1, poison });
  }

  remove(fn: number, row: number): void {
    const { facts } = this.#of(fn);
    const id = pick(facts, row);
    if (id !== null && facts.at(id)) facts.remove(id);
  }

  /** Issues a day of the ledger anew: of its rows some vanish, some change, and others appear in between. */
  reissue(daysAgo: number, mask: number): void {
    const facts = this.#source.facts.get('get_inventory_ledger');
    if (!facts) return;
    const day = Math.floor((this.#clock.now() - daysAgo * DAY_MS) / DAY_MS);
    const ofDay = facts.ids().flatMap((id) => facts.states(id).at(-1) ?? []);
    for (const [index, fact] of ofDay.filter((one) => Math.floor(one.created / DAY_MS) === day).entries()) {
      const fate = (mask >> (2 * index)) & 3;
      if (fate === 0 && facts.at(fact.id)) facts.remove(fact.id);
      if (fate === 1) facts.put({ ...fact, n: fact.n + 1 });
      if (fate === 2) this.#put(facts, fact.created);
    }
  }

  #make(words: FunctionWords, facts: Facts, instant: number): void {
    if (words.name === 'get_returns' && this.#tooDense(words, facts, instant)) return;
    this.#put(facts, instant);
  }

  #put(facts: Facts, instant: number): void {
    // Ids in an order that has nothing to do with age.
    const id = `r${((++this.#count * 7) % 100).toString().padStart(2, '0')}-${this.#count}`;
    facts.put({ id, created: instant, updated: instant, n: 1, poison: false });
  }

  /** More rows within the smallest slice than the source lists would be a cap that cannot be split. */
  #tooDense(words: FunctionWords, facts: Facts, instant: number): boolean {
    const near = facts.all().filter((fact) => Math.abs(fact.created - instant) <= 4 * words.grainMs);
    return near.length >= words.cap - 2;
  }

  #late(words: FunctionWords, late: number): number {
    return this.#clock.now() - Math.floor(words.lagMs * late);
  }

  #of(fn: number): { words: FunctionWords; facts: Facts } {
    const { functions } = this.#source.words;
    const words = functions[fn % functions.length]!;
    return { words, facts: this.#source.facts.get(words.name)! };
  }
}

function pick(facts: Facts, row: number): string | null {
  const ids = facts.ids();
  return ids.length === 0 ? null : ids[row % ids.length]!;
}

export type { Fact };
