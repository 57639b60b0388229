import { Retryable } from './errors.ts';
import type { Ask, Context, Cursor, Page, SourceFunction } from './manifest.ts';

/** How a report stands. `gone`: the source does not know it any more; it is asked for anew. */
export type ReportState = { state: 'working' } | { state: 'ready'; document: Cursor } | { state: 'gone' };

/** The three things that a source with asynchronous reports is asked. */
export interface Report<Raw> {
  /** Asks for a report of the window. @returns the id to look for it by; null where the source says that it is empty */
  order(ctx: Context, ask: Ask): Promise<string | null>;
  /** Looks how it stands. @throws Terminal when the source has given it up for good */
  look(ctx: Context, id: string): Promise<ReportState>;
  /**
   * Reads the records from the row on with which `from` begins, at most so many as one page is to have. An address in
   * the document may have ended meanwhile: throw Retryable, and it is looked for again.
   */
  read(
    ctx: Context,
    document: Cursor,
    from: number,
    ask: Ask,
  ): Promise<{ records: Raw[]; next: number | null }>;
  /** How often to look, in milliseconds. */
  everyMs: number;
}

/**
 * The step of a function whose source makes reports: ask, look until it is ready, read it in parts. Each of them is a
 * step of its own, so a worker that is killed in between loses nothing but the step it was at, and asks for no second
 * report. Records are as old as the asking.
 */
export function fromReport<Raw>(report: Report<Raw>): SourceFunction<Raw>['page'] {
  return async (ctx, ask, cursor): Promise<Page<Raw>> => {
    const later = () => new Date(ctx.now().getTime() + report.everyMs);
    if (cursor === null) {
      const asked = ctx.now().toISOString();
      const id = await report.order(ctx, ask);
      if (id === null) return { kind: 'page', records: [], next: null };
      return { kind: 'wait', next: { step: 'asked', id, asked }, until: later() };
    }
    const place = placeFrom(cursor);
    const stands = await report.look(ctx, place.id);
    if (stands.state === 'gone') return { kind: 'cursor_expired' };
    if (stands.state === 'working') return { kind: 'wait', next: cursor, until: later() };
    const { records, next } = await report.read(ctx, stands.document, place.row, ask);
    if (next !== null && next <= place.row) throw new Retryable('The report does not get on.');
    const following = next === null ? null : { step: 'reading', id: place.id, asked: place.asked, row: next };
    return { kind: 'page', records, next: following, asOf: new Date(place.asked) };
  };
}

function placeFrom(cursor: Cursor): { id: string; asked: string; row: number } {
  const { id, asked, row = 0 } = (cursor ?? {}) as { id?: unknown; asked?: unknown; row?: unknown };
  if (typeof id !== 'string' || typeof asked !== 'string' || typeof row !== 'number')
    throw new Retryable('The cursor names no report.');
  return { id, asked, row };
}
