import { Retryable, Terminal } from '../kit/errors.ts';
import type { Ask, Context, Page } from '../kit/manifest.ts';
import { askList } from './client.ts';

/** What the vendor's own client asks for at a time; the most is told nowhere. */
export const PAGE_SIZE = 50;
const SECOND = 1000;

/** A row of a list, as far as it is looked at. */
interface Row {
  id?: unknown;
  updated_at?: unknown;
}

/**
 * Where a walk over a window stands. Pages are not numbered: a record that is changed leaves the window, and those
 * behind it would move up over the edge of a page. A question begins where the last one ended instead.
 */
type Stand = {
  /** Everything before this instant has been read; in milliseconds since 1970. */
  at: number;
  /** Only while a single second is read that fills a page: its records up to this id have been. */
  afterId: number | null;
};

/** The step over what was changed in a window, oldest first. */
export async function windowStep<R>(ctx: Context, ask: Ask, path: string, cursor: unknown): Promise<Page<R>> {
  const stand = (cursor as Stand | null) ?? { at: ask.from!.getTime(), afterId: null };
  const end = ask.to!.getTime();
  const to = stand.afterId === null ? end : Math.min(stand.at + SECOND, end);
  const between = { updated_at_gteq: iso(stand.at), updated_at_lt: iso(to) };
  const rows = await (stand.afterId === null
    ? askList<Row>(ctx, path, between, 'updated_at asc,id asc', PAGE_SIZE)
    : askList<Row>(ctx, path, { ...between, id_gt: stand.afterId }, 'id asc', PAGE_SIZE));
  mustBeFiltered(rows, stand.at);
  return { kind: 'page', records: rows as R[], next: following(stand, rows, to, end) };
}

function following(stand: Stand, rows: readonly Row[], to: number, end: number): Stand | null {
  const last = rows.at(-1);
  if (rows.length < PAGE_SIZE) return to < end ? { at: to, afterId: null } : null;
  if (stand.afterId !== null) return { at: stand.at, afterId: idOf(last, stand.afterId) };
  const second = Math.floor(dateOf(last) / SECOND) * SECOND;
  // As many records of one second as fill a page: these are told apart by their ids.
  return second > stand.at ? { at: second, afterId: null } : { at: stand.at, afterId: 0 };
}

/** Predicates that the vendor does not know it may leave out without a word, and list all there ever was. */
function mustBeFiltered(rows: readonly Row[], from: number): void {
  if (rows.some((row) => dateOf(row) < from))
    throw new Terminal(
      'Whiplash listed records from before the window that was asked for, so its filters do not mean what they are taken for. Please report this.',
    );
}

function dateOf(row: Row | undefined): number {
  const date = Date.parse(String(row?.updated_at));
  if (Number.isNaN(date)) throw new Retryable('A row of Whiplash has no date of its last change.');
  return date;
}

function idOf(row: Row | undefined, before: number): number {
  if (!Number.isSafeInteger(row?.id) || (row!.id as number) <= before)
    throw new Retryable('A list of Whiplash is not in the order that was asked for.');
  return row!.id as number;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
