const HOUR = 3600_000;
const MOST_KEPT = 50_000;

/** The clock on a vendor's wall, for vendors who write no offset. */
export class WallClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** @param zone as IANA names it */
  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
  }

  /** What it shows at an instant, as milliseconds of a day that had no zone; it is changed on full hours. */
  at(instant: number): number {
    const hour = Math.floor(instant / HOUR);
    let offset = this.#offsets.get(hour);
    if (offset === undefined) {
      offset = Date.parse(`${this.#format.format(hour * HOUR).replace(' ', 'T')}Z`) - hour * HOUR;
      if (this.#offsets.size > MOST_KEPT) this.#offsets.clear();
      this.#offsets.set(hour, offset);
    }
    return instant + offset;
  }

  /** The same as text: `2026-05-02T03:05:10.123`. */
  text(instant: number): string {
    return new Date(this.at(instant)).toISOString().slice(0, 23);
  }
}
