import type { SourceFile } from '../kit/files.ts';
import { factsFromJson } from '../kit/invoice-file/facts.ts';
import { readRows } from '../kit/invoice-file/rows.ts';
import { namedCells } from '../kit/invoice-file/table-row.ts';
import { decodeCell } from '../kit/invoice-file/text.ts';
import type { Ask, Context } from '../kit/manifest.ts';
import { TRACKING } from './layouts.ts';
import { identifierIn, orderIn, type Range, rangeOf, touches } from './order-range.ts';

const ALL: Ask = { from: null, to: null, newest: false };

/** Whether a file tells tracking numbers. */
export function tellsTracking(file: SourceFile): boolean {
  return factsFromJson(file.facts)?.layout === TRACKING;
}

/** The files of a connection that have sales orders of a range, in the order they came in. @param until a file's id */
export async function* filesTouching(
  ctx: Context,
  range: Range,
  { after = null, until = null }: { after?: string | null; until?: string | null } = {},
): AsyncGenerator<SourceFile> {
  for (let file = await ctx.files.next(ALL, after); file; file = await ctx.files.next(ALL, file.id)) {
    if (file.id === until) return;
    const own = rangeOf(file.facts);
    if (own && touches(own, range)) yield file;
  }
}

/**
 * What is known of some sales orders: their tracking numbers, each once and in a fixed order.
 *
 * @param only a file's id: then orders are left out of which that file says nothing
 */
export async function trackingOf(
  ctx: Context,
  orders: ReadonlySet<string>,
  range: Range,
  only: string | null,
): Promise<Map<string, string[]>> {
  const found = new Map<string, Set<string>>();
  const named = new Set<string>();
  for await (const file of filesTouching(ctx, range)) {
    if (!tellsTracking(file)) continue;
    for await (const { order, number } of pairsIn(ctx, file)) {
      if (!orders.has(order)) continue;
      if (file.id === only) named.add(order);
      found.set(order, (found.get(order) ?? new Set()).add(number));
    }
  }
  const wanted = [...found].filter(([order]) => only === null || named.has(order));
  return new Map(wanted.map(([order, numbers]) => [order, [...numbers].toSorted()]));
}

async function* pairsIn(ctx: Context, file: SourceFile): AsyncGenerator<{ order: string; number: string }> {
  const { delimiter, columns, encoding, start } = factsFromJson(file.facts)!;
  for await (const { cells: bytes } of readRows(ctx.files.read(file.id, start), delimiter)) {
    const cells = namedCells(bytes, columns, (cell) => decodeCell(cell, encoding));
    const order = orderIn(cells);
    const number = identifierIn(cells.tracking_number);
    if (order !== null && number !== null) yield { order, number };
  }
}
