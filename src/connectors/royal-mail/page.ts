import { Retryable } from '../kit/errors.ts';
import type { SourceFile } from '../kit/files.ts';
import type { Raw, RawCharge } from '../kit/invoice-file/charge-line.ts';
import { isCount } from '../kit/invoice-file/facts.ts';
import type { Bill } from '../kit/invoice-file/layout.ts';
import {
  afterPart,
  MOST_CHARGES,
  type Part,
  type Place,
  placeFrom,
  readPart,
  startOf,
} from '../kit/invoice-file/page.ts';
import type { Ask, Context, Cursor, Page } from '../kit/manifest.ts';
import { feeOf } from './codes.ts';
import { form } from './layouts.ts';
import { type Range, rangeOf, widened } from './order-range.ts';
import { type Share, sharesOf } from './shares.ts';
import { filesTouching, tellsTracking, trackingOf } from './tracking.ts';

/** A sales order, or the part of it that a line is. */
export type RawOrder = Raw | (RawCharge & { share: Share });

/** Where a reading stands. */
interface OrderPlace extends Place {
  /** How many lines of the part that begins here were given already: an order may be more lines than a page has. */
  skip: number;
  /** The table of tracking numbers for whose sake this report is read once more; null when it has its own turn. */
  via: string | null;
}

interface Row {
  bill: Bill | null;
  raw: RawCharge;
}

/**
 * Reads reports, each order divided over the tracking numbers that have come in so far. A table of tracking numbers
 * that comes later has a turn as well: the reports before it are gone through for the orders that it names.
 */
export async function pageOfOrders(ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<RawOrder>> {
  const place = cursor === null ? null : orderPlaceFrom(cursor);
  const file = place ? await ctx.files.find(place.file) : await ctx.files.next(ask, null);
  if (!file) return place ? { kind: 'cursor_expired' } : { kind: 'page', records: [], next: null };
  // Another file took the place of the table meanwhile, and has a turn of its own.
  if (place?.via && !(await ctx.files.find(place.via))) return { kind: 'cursor_expired' };
  if (tellsTracking(file)) {
    const report = await reportFor(ctx, file, null);
    const next = report ? { ...startOf(report.id), skip: 0, via: file.id } : await afterTurn(ctx, ask, file);
    return { kind: 'page', records: [], next };
  }
  return readOrders(ctx, ask, file, place ?? { ...startOf(file.id), skip: 0, via: null });
}

async function readOrders(
  ctx: Context,
  ask: Ask,
  file: SourceFile,
  place: OrderPlace,
): Promise<Page<RawOrder>> {
  const part = await readPart<Row>(ctx, file, place, form, (bill, charges) =>
    charges.map((raw) => ({ bill, raw })),
  );
  const lines = await divided(ctx, part, place.via);
  const records = lines.slice(place.skip, place.skip + MOST_CHARGES);
  const given = place.skip + records.length;
  if (given < lines.length) return { kind: 'page', records, next: asCursor({ ...place, skip: given }) };
  return { kind: 'page', records, next: await following(ctx, ask, file, part.next, place.via) };
}

async function following(
  ctx: Context,
  ask: Ask,
  file: SourceFile,
  next: Place | null,
  via: string | null,
): Promise<Cursor | null> {
  if (next) return asCursor({ ...next, skip: 0, via });
  if (via === null) return afterTurn(ctx, ask, file);
  const table = await ctx.files.find(via);
  if (!table) throw new Retryable(`The file ${via} is gone.`);
  const report = await reportFor(ctx, table, file.id);
  return report ? { ...startOf(report.id), skip: 0, via } : afterTurn(ctx, ask, table);
}

async function afterTurn(ctx: Context, ask: Ask, file: SourceFile): Promise<Cursor | null> {
  const next = await afterPart(ctx, ask, file, { records: [], next: null });
  return next && asCursor({ ...placeFrom(next), skip: 0, via: null });
}

/** The first report after another one (null: the first) that came in before a table and may have orders of it. */
async function reportFor(ctx: Context, table: SourceFile, after: string | null): Promise<SourceFile | null> {
  const range = rangeOf(table.facts);
  if (!range) return null;
  for await (const file of filesTouching(ctx, range, { after, until: table.id }))
    if (!tellsTracking(file)) return file;
  return null;
}

/** The lines of a part: an order whose items are not known is one line. */
async function divided(ctx: Context, { records }: Part<Row | Raw>, via: string | null): Promise<RawOrder[]> {
  const rows = records.map((record) => ('raw' in record ? record : { bill: null, raw: record }));
  let range: Range | null = null;
  const orders = new Set<string>();
  for (const { bill } of rows)
    if (bill && takesItems(bill)) {
      orders.add(bill.key[0]!);
      range = widened(range, bill.key[0]!);
    }
  const known = range === null ? new Map<string, string[]>() : await trackingOf(ctx, orders, range, via);
  return rows.flatMap(({ bill, raw }): RawOrder[] => {
    if (!bill || !('cells' in raw)) return via === null ? [raw] : [];
    const numbers = takesItems(bill) ? known.get(bill.key[0]!) : undefined;
    if (via !== null && !numbers) return [];
    return sharesOf(numbers ?? [], volumeOf(raw)).map((share) => ({ ...raw, share }));
  });
}

function takesItems({ key }: Bill): boolean {
  return feeOf(key[1] ?? null) === null;
}

function volumeOf({ cells }: RawCharge): number | null {
  const volume = (cells.volume ?? '').replace(/\.0+$/, '').replaceAll(/[\s,](?=\d{3}\b)/g, '');
  return /^\d{1,7}$/.test(volume) ? Number(volume) : null;
}

function asCursor(place: OrderPlace): Cursor {
  return { ...place, carried: { ...place.carried } };
}

/** @throws Retryable for a cursor that is none of ours */
function orderPlaceFrom(cursor: Cursor): OrderPlace {
  const place = placeFrom(cursor);
  const { skip, via } = cursor as { skip?: unknown; via?: unknown };
  return { ...place, skip: isCount(skip) ? skip : 0, via: typeof via === 'string' ? via : null };
}
