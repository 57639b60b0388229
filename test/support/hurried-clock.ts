import { type Clock, systemClock } from '../../src/sync/clock.ts';

/** The source clock, so many times as fast as the machine's: a vendor's limits take their time, but less of ours. */
export class HurriedClock implements Clock {
  readonly rate: number;
  readonly #start: number;
  readonly #began = performance.now();

  constructor(start: string, rate: number) {
    this.rate = rate;
    this.#start = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#start + this.elapsed());
  }

  elapsed(): number {
    return (performance.now() - this.#began) * this.rate;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms / this.rate, signal);
  }
}
