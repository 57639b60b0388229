import type { Hydration } from './order-json.ts';
import { type Question, readQuestion } from './question.ts';
import { VendorError } from './vendor-error.ts';
import type { Row, WindowDate, World } from './world.ts';

/** How the vendor behaves where its documents leave it open; the defaults are the worse of what is possible. */
export interface Manners {
  /** Which date the window of /orders compares. */
  orderWindow: 'recordedOn' | 'currentStatus.date';
  /** Which date the window of /returns compares. */
  returnWindow: 'createdAt' | 'updatedAt';
  /** The form of a list: with counts, a bare array, or, where there is one row, that row alone. */
  form: 'counted' | 'array' | 'object';
  /** Fewer rows a page than asked for. */
  mostRows: number;
  /** Whether the login may read stock. */
  inventoryAllowed: boolean;
  /** Whether orders stand by their newest change, and so move while they are paged. */
  newestChangeFirst: boolean;
}

export const MANNERS: Readonly<Manners> = {
  orderWindow: 'recordedOn',
  returnWindow: 'updatedAt',
  form: 'counted',
  mostRows: 200,
  inventoryAllowed: true,
  newestChangeFirst: true,
};

/** The body of an answer to a list. @throws VendorError when the question is refused, or nothing is found */
export function answerList(
  path: string,
  query: URLSearchParams,
  world: World,
  manners: Manners,
  now: number,
): unknown {
  if (path === 'inventory' && !manners.inventoryAllowed) throw new VendorError(403, 'Access Denied');
  const question = readQuestion(query, path !== 'inventory');
  const rows = rowsOf(path, question, world, manners, now);
  if (rows.length === 0) throw new VendorError(404, EMPTY[path]!);
  return page(rows, question, manners, EMPTY[path]!);
}

const EMPTY: Readonly<Record<string, string>> = {
  orders: 'No Orders Found',
  returns: 'No Returns Found',
  inventory: 'No Inventory Found',
};

function rowsOf(path: string, question: Question, world: World, manners: Manners, now: number): Row[] {
  const { window, merchantIds, warehouseIds } = question;
  if (path === 'inventory') return world.items(now);
  const { from, to } = window!;
  if (path === 'returns') return sorted(world.returns(manners.returnWindow, from, to, now), manners);
  // Only this list can be asked for some merchants and warehouses.
  return sorted(world.orders(manners.orderWindow, from, to, now, question.hydrate), manners).filter(
    (row) =>
      (!merchantIds || merchantIds.has(row.merchant!)) && (!warehouseIds || warehouseIds.has(row.warehouse!)),
  );
}

function sorted(rows: Row[], { newestChangeFirst }: Manners): Row[] {
  const changed = ({ dates }: Row) => dates['currentStatus.date'] ?? dates.updatedAt!;
  return rows.sort((a, b) => (newestChangeFirst ? changed(b) - changed(a) : 0) || a.id - b.id);
}

function page(rows: Row[], { page, limit }: Question, manners: Manners, none: string): unknown {
  const size = Math.min(limit, manners.mostRows);
  const data = rows.slice((page - 1) * size, page * size).map((row) => row.json);
  if (data.length === 0) throw new VendorError(404, none);
  if (manners.form === 'object' && rows.length === 1) return data[0];
  if (manners.form !== 'counted') return data;
  const totalPages = Math.ceil(rows.length / size);
  const pagination = { count: data.length, currentPage: page, total: rows.length, totalPages };
  return { meta: { pagination }, data };
}

/** What stands in a list now, with its window meant as `date`, whatever page, limit or fault there is. */
export function truthOf(
  world: World,
  path: 'orders' | 'returns' | 'inventory',
  window: { date: WindowDate; from: number; to: number },
  now: number,
  hydrate: Hydration,
): Record<string, unknown>[] {
  const { date, from, to } = window;
  if (path === 'inventory') return world.items(now).map((row) => row.json);
  const rows =
    path === 'orders' ? world.orders(date, from, to, now, hydrate) : world.returns(date, from, to, now);
  return rows.map((row) => row.json);
}
