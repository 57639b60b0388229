const MOST_NAMED = 5;

/** Rows that have something in common, the first few by number. */
export class NamedRows {
  count = 0;
  #first: number[] = [];

  add(row: number): void {
    if (this.count++ < MOST_NAMED) this.#first.push(row);
  }

  /** `Rows 3, 4 and 2 more`. */
  toString(): string {
    const more = this.count - this.#first.length;
    return `Row${this.count === 1 ? '' : 's'} ${this.#first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }
}
