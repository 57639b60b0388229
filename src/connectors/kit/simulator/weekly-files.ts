import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { invoiceDay, isoDay, lastDelivered } from './billing-week.ts';

/** A file that is left in the folder. */
export interface Delivery {
  name: string;
  bytes: Buffer;
}

/** What a carrier bills, as a function of weeks alone. */
export interface WeeklyCarrier<Charge extends { invoiceDay: string }> {
  /** For sentences. */
  name: string;
  /** Every file that comes in for a week. @param firstWeek the first of which there are files */
  deliveriesOf(week: number, firstWeek: number): Delivery[];
  /** Every charge of a week's invoices. @param lastWeek the last that was delivered */
  chargesOf(week: number, firstWeek: number, lastWeek: number): Charge[];
}

export interface WeeklyOptions {
  clock: () => Date;
  folder?: string;
  /** From when on there are files. */
  since?: Date;
  /** How many weeks of files are there at the start, unless `since` says; 12 unless told. */
  weeks?: number;
  /** How often to look whether a week is over, in milliseconds of the machine's time; 1000 unless told. */
  everyMs?: number;
}

/**
 * Leaves a carrier's files in a folder, those of the last weeks at once and each further one when its week is over. A
 * file that is there already is left alone.
 */
export async function startWeeklyFiles<Charge extends { invoiceDay: string }>(
  carrier: WeeklyCarrier<Charge>,
  { clock, folder, since, weeks = 12, everyMs = 1000 }: WeeklyOptions,
) {
  if (!folder)
    throw new Error(
      `The ${carrier.name} simulator leaves files and needs to know where: give it a folder (--folder).`,
    );
  await mkdir(folder, { recursive: true });
  const firstWeek = since ? lastDelivered(since) + 1 : lastDelivered(clock()) - weeks + 1;
  let nextWeek = firstWeek;
  const deliverDue = async (): Promise<string[]> => {
    const written: string[] = [];
    for (; nextWeek <= lastDelivered(clock()); nextWeek++)
      for (const file of carrier.deliveriesOf(nextWeek, firstWeek))
        if (await leaveFile(folder, file)) written.push(file.name);
    return written;
  };
  // One after the other: two at once would write the same week twice.
  let delivering: Promise<unknown> = Promise.resolve();
  /** Leaves what is due by now and not there yet. @returns the names of the files it wrote */
  const deliver = (): Promise<string[]> => {
    const mine = delivering.then(deliverDue);
    delivering = mine.catch(() => {});
    return mine;
  };
  /** Every charge billed in files that are due by now; a window narrows it to invoice dates in [from, to). */
  const charges = (window?: { from: Date; to: Date }): Charge[] => {
    const found: Charge[] = [];
    for (let week = firstWeek; week < nextWeek; week++)
      for (const charge of carrier.chargesOf(week, firstWeek, nextWeek - 1)) {
        const day = Date.parse(charge.invoiceDay);
        if (!window || (day >= window.from.getTime() && day < window.to.getTime())) found.push(charge);
      }
    return found;
  };
  await deliver();
  let failure: unknown = null;
  const timer = setInterval(() => deliver().catch((error) => (failure ??= error)), everyMs);
  return {
    firstWeek,
    /** The newest week whose files are there. */
    lastWeek: () => nextWeek - 1,
    deliver,
    charges,
    leave: async (file: Delivery): Promise<string> => {
      await leaveFile(folder, file);
      return file.name;
    },
    /** What every simulator that only leaves files says of itself. */
    sides: {
      url: null,
      credentials: { source_type: 'folder', folder: basename(folder) },
      notes: [
        `Files are left in ${folder}: set BACKHAUL_FILES_DIR to ${dirname(folder)} for the credentials above.`,
        `Files each week, from the invoices of ${isoDay(invoiceDay(firstWeek))} on.`,
      ],
      // A charge has no name at the carrier.
      truth: (_: string, window?: { from: Date; to: Date }) =>
        charges(window).map((charge) => ({ id: null, at: new Date(charge.invoiceDay) })),
      edit: () => false,
      expireSessions: () => {},
      revoke: () => {},
      refusals: () => 0,
      close: async () => {
        clearInterval(timer);
        await delivering;
        if (failure) throw failure;
      },
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
