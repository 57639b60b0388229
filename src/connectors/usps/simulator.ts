import { type Misfit, misfitOf } from '../kit/simulator/table.ts';
import { startWeeklyFiles } from '../kit/simulator/weekly-files.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { deliveriesOf, reportOf } from './simulator/files.ts';
import { type Truth, truthOf } from './simulator/truth.ts';

export interface UspsSimulator extends Simulator {
  deliver(): Promise<string[]>;
  /** What was posted in reports that are due by now; a window narrows it to days in [from, to). */
  charges(window?: { from: Date; to: Date }): Truth[];
  /** Leaves a file that is no report, or a damaged one. @returns its name */
  leave(kind: Misfit): Promise<string>;
}

/** USPS as a folder knows it: the report of each week's transactions. */
export async function startUspsSimulator(options: SimulatorOptions): Promise<UspsSimulator> {
  // Asked for in lines a day; labels are bought on five days of seven.
  const terms = { seed: options.seed, perDay: Math.ceil(((options.perDay ?? 60) * 7) / 5) };
  const files = await startWeeklyFiles<Truth>(
    {
      name: 'USPS',
      deliveriesOf: (week, firstWeek) => deliveriesOf(terms, week, firstWeek),
      chargesOf: (week) => truthOf(terms, week),
    },
    options,
  );
  return {
    ...files.sides,
    deliver: files.deliver,
    charges: files.charges,
    leave: (kind) => files.leave(misfitOf(kind, reportOf(terms, [files.lastWeek()]).bytes)),
  };
}
