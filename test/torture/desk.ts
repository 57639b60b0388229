import type { Engine } from '../../src/sync/engine.ts';
import { Runner } from '../../src/sync/runner.ts';
import { takeConnection } from '../../src/sync/take-connection.ts';
import type { ProcessClock } from './clock.ts';

/** A worker process, stepped by hand: its clock may be wrong, and its runner may be one that nobody wants any more. */
export class Desk {
  readonly name: string;
  readonly clock: ProcessClock;
  readonly engine: Engine;
  runner: Runner | null = null;
  epoch = -1;
  /** Its last step ended before it asked the database anything. */
  unaware = false;

  constructor(name: string, process: { clock: ProcessClock; engine: Engine }) {
    this.name = name;
    this.clock = process.clock;
    this.engine = process.engine;
  }

  /** Takes the connection, whoever else has it. */
  async take(connectionId: string): Promise<void> {
    this.crash();
    const taken = await takeConnection(this.engine, connectionId, this.name);
    if (!taken) throw new Error('the connection is gone');
    this.runner = new Runner(this.engine, taken);
    this.epoch = taken.epoch;
  }

  /** Is gone without a word; its request breaks off. */
  crash(): void {
    this.runner?.abort();
    this.runner = null;
  }
}
