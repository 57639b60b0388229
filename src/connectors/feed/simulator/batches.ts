/** Leaves files in a folder: of each stretch of days those that tell of it, when it is over. */
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FunctionName, SimulatorOptions } from '../../kit/simulator.ts';
import type { Life } from './life.ts';

const DAY_MS = 86_400_000;
/** Files come a while after the days they tell of. */
const AFTER_MS = 3600_000;

export interface Delivery {
  name: string;
  bytes: Buffer;
}

export interface Warehouse {
  /** For sentences. */
  name: string;
  /** How many days a file tells of. */
  days: number;
  filesOf(from: number, to: number): Delivery[];
  /** The instant that files show for one, as a date of theirs tells it. */
  shown(at: number): number;
}

/** A warehouse with little to tell sends files seldom. */
export function daysOfFile(perDay: number, least: number): number {
  return Math.min(Math.max(Math.round(28 / perDay), least), 28);
}

/** Plays a warehouse in a folder. */
export async function startBatches(
  { name, days, filesOf, shown }: Warehouse,
  life: Life,
  { clock, folder, since }: SimulatorOptions,
) {
  if (!folder)
    throw new Error(
      `The ${name} simulator leaves files and needs to know where: give it a folder (--folder).`,
    );
  await mkdir(folder, { recursive: true });
  const length = days * DAY_MS;
  const lastDue = () => Math.floor((clock().getTime() - AFTER_MS) / length);
  const first = since ? Math.ceil(since.getTime() / length) : lastDue() - 6;
  let next = first;
  const deliverDue = async (): Promise<void> => {
    for (; next < lastDue(); next++)
      for (const file of filesOf(next * length, (next + 1) * length)) await leave(folder, file);
  };
  let delivering: Promise<void> = Promise.resolve();
  let failure: unknown = null;
  const deliver = () => {
    // One after the other: two at once would write the same file twice.
    delivering = delivering.then(deliverDue).catch((error) => {
      failure ??= error;
    });
    return delivering;
  };
  await deliver();
  const timer = setInterval(deliver, 1000);
  const told = () => ({ from: first * length, to: next * length });
  return {
    url: null,
    credentials: { source_type: 'folder', folder: basename(folder) },
    notes: [
      `Files are left in ${folder}: set BACKHAUL_FILES_DIR to ${dirname(folder)} for the credentials above.`,
      `Files every ${days} days, from ${new Date(first * length).toISOString().slice(0, 10)} on.`,
    ],
    truth: (fn: FunctionName, window?: { from: Date; to: Date }) =>
      heldOf(life, fn, told(), shown).filter(
        ({ at }) => !window || at === null || (at >= window.from && at < window.to),
      ),
    edit: () => false,
    expireSessions: () => {},
    revoke: () => {},
    refusals: () => 0,
    close: async () => {
      clearInterval(timer);
      await delivering;
      if (failure) throw failure;
    },
  };
}

/** Everything that files have told of, under the last date that one told of it. */
function heldOf(
  life: Life,
  fn: FunctionName,
  { from, to }: { from: number; to: number },
  shown: (at: number) => number,
): { id: string; at: Date | null }[] {
  if (from >= to) return [];
  const latest = (all: readonly { name: string; at: number }[]) =>
    [...new Map(all.map(({ name, at }) => [name, at]))].map(([id, at]) => ({ id, at: new Date(shown(at)) }));
  switch (fn) {
    case 'get_orders':
      return latest(life.shipments(from, to));
    case 'get_inbound_shipments':
      return latest(life.receipts(from, to));
    case 'get_inventory_ledger':
      return life.corrections(from, to).map(({ id, at }) => ({ id, at: new Date(shown(at)) }));
    case 'get_inventory':
      return life.stock(to).map(({ sku }) => ({ id: sku, at: null }));
    default:
      return [];
  }
}

/** A file appears whole or not at all. */
async function leave(folder: string, { name, bytes }: Delivery): Promise<void> {
  const path = join(folder, name);
  if (await stat(path).catch(() => null)) return;
  const unfinished = join(folder, `.${name}.part`);
  await writeFile(unfinished, bytes);
  await rename(unfinished, path);
}
