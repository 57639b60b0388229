import { daysOfFile, startBatches } from '../feed/simulator/batches.ts';
import { Life } from '../feed/simulator/life.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { interchangesOf } from './simulator/interchanges.ts';

/** A refrigerated warehouse that leaves X12 files, with times to the second. */
export async function startVerticalColdSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed, perDay = 20 } = options;
  const life = new Life({ seed, perDay });
  const simulator = await startBatches(
    {
      name: 'Vertical Cold',
      days: daysOfFile(perDay, 4),
      filesOf: (from, to) => interchangesOf(life, from, to),
      shown: (at) => at,
    },
    life,
    options,
  );
  return {
    ...simulator,
    // An adjustment has a number for each of its lines, of which there is one here.
    truth: (fn, window) =>
      simulator
        .truth(fn, window)
        .map((held) => (fn === 'get_inventory_ledger' ? { ...held, id: `W${held.id}/1` } : held)),
  };
}
