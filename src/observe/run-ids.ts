interface Ids {
  traceId: string;
  spanId: string;
}

/**
 * The trace of a run, and its span that the pages name as their parent. A run goes over hours and processes, so both
 * follow from its id (a UUID has the 128 bits of a trace id, and its second half is never zero): nobody has to
 * remember them, and every page lands in one trace.
 */
export function idsOfRun(runId: string): Ids {
  const hex = runId.replaceAll('-', '').toLowerCase();
  return { traceId: hex, spanId: hex.slice(16) };
}

/** Makes the ids of spans: random, but for the one span that is told its own. What the SDK calls an IdGenerator. */
export class SpanIds {
  readonly #randomHex: (bytes: number) => string;
  #told: Ids | null = null;

  constructor(randomHex: (bytes: number) => string) {
    this.#randomHex = randomHex;
  }

  /** Gives `ids` to the span that `work` starts, which must start it at once. */
  give<T>(ids: Ids, work: () => T): T {
    this.#told = ids;
    try {
      return work();
    } finally {
      this.#told = null;
    }
  }

  generateTraceId(): string {
    return this.#told?.traceId ?? this.#randomHex(16);
  }

  generateSpanId(): string {
    return this.#told?.spanId ?? this.#randomHex(8);
  }
}
