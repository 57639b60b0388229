import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { daysOfFile, startBatches } from './simulator/batches.ts';
import { Life } from './simulator/life.ts';
import { tablesOf } from './simulator/tables.ts';

const DAY_MS = 86_400_000;

/** A warehouse that leaves CSV files, with dates of whole days. */
export async function startFeedSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, perDay = 20 } = options;
  const life = new Life({ seed, perDay });
  return startBatches(
    {
      name: 'feed',
      days: daysOfFile(perDay, 5),
      filesOf: (from, to) => tablesOf(life, from, to),
      shown: (at) => Math.floor(at / DAY_MS) * DAY_MS,
    },
    life,
    options,
  );
}
