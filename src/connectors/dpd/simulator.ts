import { type Misfit, misfitOf } from '../kit/simulator/table.ts';
import { startWeeklyFiles } from '../kit/simulator/weekly-files.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { billedIn } from './simulator/billed.ts';
import { deliveriesOf, fileOf } from './simulator/files.ts';
import { type Truth, truthOf } from './simulator/truth.ts';

export interface DpdSimulator extends Simulator {
  deliver(): Promise<string[]>;
  /** Every charge billed in files that are due by now; a window narrows it to invoice dates in [from, to). */
  charges(window?: { from: Date; to: Date }): Truth[];
  /** Leaves a file that is no invoice, or a damaged one. @returns its name */
  leave(kind: Misfit): Promise<string>;
}

/** DPD as a folder knows it: a file an account and week, in the language that the account has chosen. */
export async function startDpdSimulator(options: SimulatorOptions): Promise<DpdSimulator> {
  // Asked for in lines a day: of the one account billed each week, three lines a parcel, five days of seven.
  const terms = { seed: options.seed, perDay: Math.ceil(((options.perDay ?? 60) * 7) / 15) };
  const files = await startWeeklyFiles<Truth>(
    {
      name: 'DPD',
      deliveriesOf: (week, firstWeek) => deliveriesOf(terms, week, firstWeek),
      chargesOf: (week) => truthOf(terms, week),
    },
    options,
  );
  return {
    ...files.sides,
    deliver: files.deliver,
    charges: files.charges,
    leave: (kind) =>
      files.leave(misfitOf(kind, fileOf(terms, billedIn(files.lastWeek())[0]!, files.lastWeek()).bytes)),
  };
}
