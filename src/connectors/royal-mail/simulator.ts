import { type Misfit, misfitOf } from '../kit/simulator/table.ts';
import { startWeeklyFiles } from '../kit/simulator/weekly-files.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { deliveriesOf, reportOf } from './simulator/files.ts';
import { type Truth, truthOf } from './simulator/truth.ts';

export interface RoyalMailSimulator extends Simulator {
  deliver(): Promise<string[]>;
  /** What is billed in reports that are due by now, divided as far as tracking numbers are there. */
  charges(window?: { from: Date; to: Date }): Truth[];
  /** Leaves a file that is no report, or a damaged one. @returns its name */
  leave(kind: Misfit): Promise<string>;
}

/** Royal Mail as a folder knows it: a report a week, and tracking numbers some time after. */
export async function startRoyalMailSimulator(options: SimulatorOptions): Promise<RoyalMailSimulator> {
  // Asked for in lines a day: three lines an order, five days of seven.
  const terms = { seed: options.seed, perDay: Math.ceil(((options.perDay ?? 60) * 7) / 15) };
  const files = await startWeeklyFiles<Truth>(
    {
      name: 'Royal Mail',
      deliveriesOf: (week, firstWeek) => deliveriesOf(terms, week, firstWeek),
      chargesOf: (week, firstWeek, lastWeek) => truthOf(terms, week, firstWeek, lastWeek),
    },
    options,
  );
  return {
    ...files.sides,
    deliver: files.deliver,
    charges: files.charges,
    leave: (kind) => files.leave(misfitOf(kind, reportOf(terms, files.lastWeek(), '').bytes)),
  };
}
