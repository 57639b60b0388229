import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { invoiceDay, isoDay, lastDelivered } from '../kit/simulator/billing-week.ts';
import type { Simulator, SimulatorOptions } from '../kit/simulator.ts';
import { accountsOf } from './simulator/accounts.ts';
import { type Delivery, deliveriesOf } from './simulator/deliveries.ts';
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

/**
 * Leaves invoice files in `options.folder`, those of the last weeks at once and each further one when its week is
 * over. The same seed and clock write the same bytes; a file that is there already is left alone.
 */
export async function startUpsSimulator(options: UpsSimulatorOptions): Promise<UpsSimulator> {
  const { seed, clock, folder, since, weeks = 12, everyMs = 1000 } = options;
  if (!folder)
    throw new Error('The UPS simulator leaves files and needs to know where: give it a folder (--folder).');
  // Asked for in lines a day: of three accounts, four lines a shipment, five days out of seven.
  const perDay = options.shipments ?? (options.perDay ? Math.ceil((options.perDay * 7) / 60) : 10);
  await mkdir(folder, { recursive: true });
  const firstWeek = since ? lastDelivered(since) + 1 : lastDelivered(clock()) - weeks + 1;
  const terms = { seed, perDay, firstWeek };
  let nextWeek = firstWeek;

  const deliverDue = async (): Promise<string[]> => {
    const written: string[] = [];
    for (; nextWeek <= lastDelivered(clock()); nextWeek++)
      for (const file of deliveriesOf(terms, nextWeek))
        if (await leaveFile(folder, file)) written.push(file.name);
    return written;
  };
  // One after the other: two at once would write the same week twice.
  let delivering: Promise<unknown> = Promise.resolve();
  const deliver = (): Promise<string[]> => {
    const mine = delivering.then(deliverDue);
    delivering = mine.catch(() => {});
    return mine;
  };

  const charges = (window?: { from: Date; to: Date }): Truth[] => {
    const lines: Truth[] = [];
    for (let week = firstWeek; week < nextWeek; week++) {
      const day = invoiceDay(week);
      if (!window || (day >= window.from.getTime() && day < window.to.getTime()))
        lines.push(...truthOf(terms, week));
    }
    return lines;
  };

  await deliver();
  let failure: unknown = null;
  const timer = setInterval(() => deliver().catch((error) => (failure ??= error)), everyMs);
  const accounts = accountsOf(seed).map(({ number }) => number);
  return {
    url: null,
    credentials: { source_type: 'folder', folder: basename(folder) },
    notes: [
      `Files are left in ${folder}: set BACKHAUL_FILES_DIR to ${dirname(folder)} for the credentials above.`,
      `Accounts ${accounts.join(', ')}, a file each and week, from the invoice of ${isoDay(invoiceDay(firstWeek))} on.`,
    ],
    accounts,
    deliver,
    charges,
    // A charge has no name at UPS.
    truth: (_, window) => charges(window).map((line) => ({ id: null, at: new Date(line.invoiceDay) })),
    edit: () => false,
    expireSessions: () => {},
    revoke: () => {},
    refusals: () => 0,
    leave: async (kind) => {
      const file = misfitOf(kind, terms, nextWeek - 1);
      await leaveFile(folder, file);
      return file.name;
    },
    close: async () => {
      clearInterval(timer);
      await delivering;
      if (failure) throw failure;
    },
  };
}

/** A file appears whole or not at all. @returns whether it was not there yet */
async function leaveFile(folder: string, { name, bytes }: Delivery): Promise<boolean> {
  const path = join(folder, name);
  if (await stat(path).catch(() => null)) return false;
  const unfinished = join(folder, `.${name}.part`);
  await writeFile(unfinished, bytes);
  await rename(unfinished, path);
  return true;
}
