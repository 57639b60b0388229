import type { Clock } from '../../src/sync/clock.ts';

/** Where every sequence begins: off any round hour, so that windows and days do not fall together by luck. */
const BEGIN = Date.parse('2026-03-01T12:34:56.789Z');

/** True time, which the source keeps. Moves by hand only. */
export class TrueClock {
  #now = BEGIN;
  now(): number {
    return this.#now;
  }
  advance(ms: number): void {
    this.#now += ms;
  }
}

/** The clock of one process: true time plus whatever it is wrong by. */
export class ProcessClock implements Clock {
  readonly rate = 1;
  offset = 0;
  readonly #truth: TrueClock;
  constructor(truth: TrueClock) {
    this.#truth = truth;
  }
  now(): Date {
    return new Date(this.#truth.now() + this.offset);
  }
  databaseNow(): Date {
    return new Date(this.#truth.now());
  }
  elapsed(): number {
    return this.#truth.now();
  }
  async sleep(ms: number): Promise<void> {
    this.#truth.advance(ms);
  }
}

/** Ids that grow like UUIDv7 but come from a counter, so that a replay deals the same order. */
export function idCounter(): () => string {
  const run = Math.floor(Math.random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
  let count = 0;
  return () => {
    const head = (++count).toString(16).padStart(12, '0');
    return `${head.slice(0, 8)}-${head.slice(8)}-7000-8000-${run}`;
  };
}
