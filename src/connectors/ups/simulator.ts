import { startWeeklyFiles } from '../kit/simulator/weekly-files.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { accountsOf } from './simulator/accounts.ts';
import { deliveriesOf } from './simulator/deliveries.ts';
import { type Misfit, misfitOf } from './simulator/misfits.ts';
import { type Truth, truthOf } from './simulator/truth.ts';

export interface UpsSimulatorOptions extends SimulatorOptions {
  /** Shipments each of the three accounts sends a weekday; a shipment makes about four rows. Default 10. */
  shipments?: number;
  /** How many weeks of files are there at the start. Default 12. */
  weeks?: number;
  /** How often to look whether a week is over, in milliseconds of the machine's time. Default 1000. */
  everyMs?: number;
}

/** UPS as a folder knows it: a file an account and week, and what else comes in. */
export interface UpsSimulator extends Simulator {
  /** Leaves what is due by now and not there yet. @returns the names of the files it wrote */
  deliver(): Promise<string[]>;
  /** Every charge billed in files that are due by now; `from` and `to` narrow it to invoice dates in [from, to). */
  charges(window?: { from: Date; to: Date }): Truth[];
  /** Leaves a file that is no billing file, or a damaged one. @returns its name */
  leave(kind: Misfit): Promise<string>;
  /** The shipper numbers. */
  accounts: readonly string[];
}

/** Leaves invoice files in `options.folder`. The same seed and clock write the same bytes. */
export async function startUpsSimulator(options: UpsSimulatorOptions): Promise<UpsSimulator> {
  const { seed } = options;
  // Asked for in lines a day: of three accounts, four lines a shipment, five days out of seven.
  const perDay = options.shipments ?? (options.perDay ? Math.ceil((options.perDay * 7) / 60) : 10);
  const terms = (firstWeek: number) => ({ seed, perDay, firstWeek });
  const accounts = accountsOf(seed).map(({ number }) => number);
  const files = await startWeeklyFiles<Truth>(
    {
      name: 'UPS',
      deliveriesOf: (week, firstWeek) => deliveriesOf(terms(firstWeek), week),
      chargesOf: (week, firstWeek) => truthOf(terms(firstWeek), week),
    },
    options,
  );
  return {
    ...files.sides,
    notes: [...files.sides.notes, `Accounts ${accounts.join(', ')}, a file each.`],
    accounts,
    deliver: files.deliver,
    charges: files.charges,
    leave: (kind) => files.leave(misfitOf(kind, terms(files.firstWeek), files.lastWeek())),
  };
}
