import { Retryable, Terminal } from '../kit/errors.ts';
import type { Ask, Context, Page } from '../kit/manifest.ts';
import { askNewer } from './client.ts';
import { wantedLocations } from './credentials.ts';
import { momentOf } from './values.ts';
import type { VendorOrder } from './vendor-order.ts';

/** The vendor names no largest page. */
export const PAGE_SIZE = 100;
const DAY = 24 * 3600_000;

/** A part of the list of all that was changed since an instant. */
interface Part {
  open: VendorOrder[];
  processed: VendorOrder[];
  /** How many there are in all; null where what is said cannot be that. */
  total: number | null;
  next: string | null;
}

/**
 * Where a walk stands: the token of what comes next, and how many orders of the window are still to come by the
 * vendor's own counts, null where these are no help.
 */
type Stand = { token: string; left: number | null };

/**
 * The step over what was changed in a window. The vendor can be asked for what has changed since an instant and not up
 * to one, so that a walk may lead to the present. It ends before where the list turns out to be sorted, has passed the
 * end of the window, and has shown as many as two counts leave for it.
 *
 * Passes repeat until two agree. Near the present orders change all the time and no two would: a slice is no wider than
 * it is old, or than a day.
 */
export async function windowStep(ctx: Context, ask: Ask, cursor: unknown): Promise<Page<VendorOrder>> {
  const [from, to] = [ask.from!.getTime(), ask.to!.getTime()];
  const stand = cursor as Stand | null;
  if (!stand && to - from > Math.max(ctx.now().getTime() - to, DAY)) return { kind: 'capped' };
  let beyond: number | null = null;
  if (!stand) {
    // First what lies behind the window: what is new between the two questions makes too many of it, never too few.
    beyond = (await partOf(ctx, to, null, 1)).total;
    await ctx.take(1);
  }
  const part = await unlessForgotten(partOf(ctx, from, stand?.token ?? null, PAGE_SIZE), stand);
  if (part === null) return { kind: 'cursor_expired' };
  const rows = [...part.open, ...part.processed];
  mustBeFiltered(rows, from);
  const inside = rows.filter((row) => (momentOf(row?.LastUpdated) ?? from) < to);
  const all = stand ? stand.left : part.total !== null && beyond !== null ? part.total - beyond : null;
  const left = all === null ? null : all - inside.length;
  const isPast = left === 0 && [part.open, part.processed].every(isSorted) && reaches(rows, to);
  const isWanted = wantedLocations(ctx.credentials);
  return {
    kind: 'page',
    records: inside.filter((row) => isWanted(row?.FulfilmentLocationId)),
    next: part.next === null || isPast ? null : { token: part.next, left },
  };
}

async function partOf(ctx: Context, since: number, token: string | null, size: number): Promise<Part> {
  const body = await askNewer(ctx, '/orders', {
    fromDate: new Date(since).toISOString(),
    includeProcessed: 'true',
    entriesPerPage: size,
    searchToken: token ?? undefined,
  });
  const { OpenOrders, ProcessedOrders, TotalOrders, NextSearchToken } = (body ?? {}) as Record<
    string,
    unknown
  >;
  const [open, processed] = [OpenOrders ?? [], ProcessedOrders ?? []];
  if (!Array.isArray(open) || !Array.isArray(processed) || !Number.isSafeInteger(TotalOrders))
    throw new Retryable('An answer of Linnworks had no orders, and no count of them.');
  const [count, total] = [open.length + processed.length, TotalOrders as number];
  if (count === 0 && total > 0 && token === null)
    throw new Retryable('An answer of Linnworks lacked orders that it announced.');
  // An empty part ends the list, whatever it says comes next.
  const next =
    count > 0 && typeof NextSearchToken === 'string' && NextSearchToken !== '' ? NextSearchToken : null;
  // Where more is to come than was there, the count is that of the part.
  return { open, processed, total: next !== null && total <= count ? null : total, next };
}

/** Null where the token of a walk is refused: how long one lives is told nowhere. */
async function unlessForgotten<T>(asked: Promise<T>, stand: Stand | null): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    const refused = error instanceof Terminal && (error.status === 400 || error.status === 404);
    if (stand && refused) return null;
    throw error;
  }
}

function mustBeFiltered(rows: readonly VendorOrder[], from: number): void {
  if (rows.some((row) => (momentOf(row?.LastUpdated) ?? from) < from - DAY))
    throw new Terminal(
      'Linnworks listed orders from before the window that was asked for, so its filter does not mean what it is taken for. Please report this.',
    );
}

function isSorted(rows: readonly VendorOrder[]): boolean {
  const moments = rows.map((row) => momentOf(row?.LastUpdated) ?? 0);
  return moments.every((moment, place) => place === 0 || moment >= moments[place - 1]!);
}

function reaches(rows: readonly VendorOrder[], to: number): boolean {
  return rows.some((row) => (momentOf(row?.LastUpdated) ?? 0) >= to);
}
