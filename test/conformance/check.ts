import type { Connector, SourceFunction } from '../../src/connectors/kit/manifest.ts';
import type { Simulator, SimulatorOptions } from '../../src/connectors/kit/simulator.ts';
import { Bench, densely } from './bench.ts';

/** One thing that must be true of every function of every connector. */
export interface Check {
  /** As the table shows it. */
  name: string;
  /** Why there is nothing to check of a function; null where there is. */
  skips(connector: Connector, fn: SourceFunction): string | null;
  /**
   * @returns `skipped` where what it takes is not at hand, such as reference data outside of the checkout
   * @throws Error with a sentence that says what is wrong
   */
  run(subject: Subject, fn: SourceFunction): Promise<'skipped' | undefined>;
}

/** A connector under the suite, with the benches that its checks share. */
export class Subject {
  readonly connector: Connector;
  readonly #simulate: ((options: SimulatorOptions) => Promise<Simulator>) | undefined;
  readonly #benches = new Map<string, Promise<Bench>>();

  /** @param simulate in place of the connector's own simulator */
  constructor(connector: Connector, simulate?: (options: SimulatorOptions) => Promise<Simulator>) {
    this.connector = connector;
    this.#simulate = simulate;
  }

  /** Where a page is full of a few days. */
  dense(): Promise<Bench> {
    return this.#bench('dense', densely(this.connector));
  }

  /** Dense, at an instant of its own. */
  at(instant: string): Promise<Bench> {
    return this.#bench(instant, { ...densely(this.connector, instant), at: instant });
  }

  /** One that a check may spoil for good: to be closed by it. */
  own(): Promise<Bench> {
    return Bench.start(this.connector, { ...densely(this.connector), ...this.#given });
  }

  /** Those that were started. */
  async started(): Promise<Bench[]> {
    return Promise.all(this.#benches.values());
  }

  async close(): Promise<void> {
    for (const bench of await this.started()) await bench.close();
  }

  #bench(name: string, options: Parameters<typeof Bench.start>[1]): Promise<Bench> {
    const known = this.#benches.get(name) ?? Bench.start(this.connector, { ...options, ...this.#given });
    this.#benches.set(name, known);
    return known;
  }

  get #given() {
    return this.#simulate ? { simulate: this.#simulate } : {};
  }
}

/** For checks of what a window does. */
export function needsWindow(_: Connector, fn: SourceFunction): string | null {
  return fn.basis === 'none' ? 'a snapshot has no window' : null;
}

/** For checks of what happens on the network. */
export function needsNetwork({ inbox }: Connector): string | null {
  return inbox ? 'files are read from the store' : null;
}

/** What a check has found; where in the suite it was noticed helps nobody. */
class Finding extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.stack = `Finding: ${sentence}`;
  }
}

/** @throws Finding with the sentence, unless it holds */
export function must(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Finding(sentence);
}

/** What a job that did not complete says. */
export function completed(job: { status: string; error: { message: string } | null }, what: string): void {
  must(
    job.status === 'completed',
    `${what}: the job ended ${job.status}: ${job.error?.message ?? 'no reason given'}`,
  );
}
