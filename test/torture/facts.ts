/** A row as the source holds it. Instants are exact; what the source shows of them is coarser. */
export interface Fact {
  id: string;
  created: number;
  updated: number;
  /** Counts the changes of this row; no two states of it have the same. */
  n: number;
  /** Shown in a way that cannot be mapped. */
  poison: boolean;
}

interface Commit {
  seq: number;
  fact: Fact | null;
}

/**
 * All rows of one function with their whole history, so that "as the source stood then" can be asked of any
 * instant. `seq` counts commits of the whole source; nothing else orders what happened.
 */
export class Facts {
  readonly #histories = new Map<string, Commit[]>();
  readonly #nextSeq: () => number;

  constructor(nextSeq: () => number) {
    this.#nextSeq = nextSeq;
  }

  put(fact: Fact): void {
    this.#commit(fact.id, { ...fact });
  }

  remove(id: string): void {
    this.#commit(id, null);
  }

  ids(): string[] {
    return [...this.#histories.keys()];
  }

  /** The row after the commit `seq`; null where it does not exist then. */
  at(id: string, seq = Number.POSITIVE_INFINITY): Fact | null {
    return this.#histories.get(id)?.findLast((commit) => commit.seq <= seq)?.fact ?? null;
  }

  /** All rows after the commit `seq`. */
  all(seq = Number.POSITIVE_INFINITY): Fact[] {
    return this.ids().flatMap((id) => this.at(id, seq) ?? []);
  }

  /** Every state a row ever had, oldest first. */
  states(id: string): Fact[] {
    return (this.#histories.get(id) ?? []).flatMap((commit) => commit.fact ?? []);
  }

  /** Every state a row had from the commit `from` to the commit `to`; null where it did not exist. */
  during(id: string, from: number, to: number): (Fact | null)[] {
    const between = (this.#histories.get(id) ?? []).filter(({ seq }) => seq > from && seq <= to);
    return [this.at(id, from), ...between.map((commit) => commit.fact)];
  }

  #commit(id: string, fact: Fact | null): void {
    const history = this.#histories.get(id) ?? [];
    history.push({ seq: this.#nextSeq(), fact });
    this.#histories.set(id, history);
  }
}
