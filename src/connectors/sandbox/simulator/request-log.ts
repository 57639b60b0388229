/** One request for data, as it arrived. */
export interface LogEntry {
  /** When it arrived, by the vendor's clock. */
  time: string;
  /** When it arrived, by the machine's clock, in milliseconds since 1970. */
  arrived_ms: number;
  method: string;
  path: string;
  query: Record<string, string>;
  /** What was answered; null while nothing was, and for ever where the request was left hanging. */
  status: number | null;
}

const MOST_ENTRIES = 50_000;

/** The newest requests of one account, so that tests can check order and quota by arrival. */
export class RequestLog {
  #entries: LogEntry[] = [];
  /** How many there have been in all. */
  received = 0;

  add(entry: LogEntry): LogEntry {
    // Cutting a fifth at a time keeps the cost of the bound away from most requests.
    if (this.#entries.length >= MOST_ENTRIES) this.#entries = this.#entries.slice(MOST_ENTRIES / 5);
    this.received++;
    this.#entries.push(entry);
    return entry;
  }

  entries(): LogEntry[] {
    return this.#entries.slice();
  }

  clear(): void {
    this.#entries = [];
  }
}
