import { Retryable } from './errors.ts';
import type { Ask, Context, Cursor, Page, SourceFunction } from './manifest.ts';

/**
 * How a report stands. `gone`: the source does not know it any more; it is asked for anew. `empty`: the source says that
 * there is nothing to report. `instead`: it refers to an earlier one of the same, which is read in its place, as of then.
 */
export type ReportState =
  | { state: 'working' }
  | { state: 'ready'; document: Cursor }
  | { state: 'gone' }
  | { state: 'empty' }
  | { state: 'instead'; id: string; asked: Date };

/** The three things that a source with asynchronous reports is asked. */
export interface Report<Raw> {
  /** Asks for a report of the window. @returns the id to look for it by; null where the source says that it is empty */
  order(ctx: Context, ask: Ask): Promise<string | null>;
  /** Looks how it stands. @throws Terminal when the source has given it up for good */
  look(ctx: Context, id: string): Promise<ReportState>;
  /**
   * Reads the records from the row on with which `from` begins, at most so many as one page is to have. `ended`: an
   * address in the document is no longer good, and it is looked for again. `capped`: it is larger than anyone should
   * hold, and half of the window is to be asked for.
   */
  read(
    ctx: Context,
    document: Cursor,
    from: number,
    ask: Ask,
  ): Promise<{ records: Raw[]; next: number | null } | 'ended' | 'capped'>;
  /** How often to look, in milliseconds. */
  everyMs: number;
}

/**
 * The step of a function whose source makes reports: ask, look until it is ready, read it in parts. Each of them is a
 * step of its own, so a worker that is killed in between loses nothing but the step it was at, and asks for no second
 * report. Records are as old as the asking. Once it is ready it is not looked for again, as long as it can be read.
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
    const known = place.document === null ? null : await partOf(report, ctx, ask, place, place.document);
    if (known) return known;
    const stands = await report.look(ctx, place.id);
    switch (stands.state) {
      case 'gone':
        return { kind: 'cursor_expired' };
      case 'working':
        return { kind: 'wait', next: cursor, until: later() };
      case 'empty':
        return { kind: 'page', records: [], next: null, asOf: new Date(place.asked) };
      case 'instead': {
        const earlier = { step: 'asked', id: stands.id, asked: stands.asked.toISOString() };
        return { kind: 'wait', next: earlier, until: ctx.now() };
      }
    }
    const part = await partOf(report, ctx, ask, place, stands.document);
    if (!part) throw new Retryable('The document of a report could not be opened.');
    return part;
  };
}

interface Place {
  id: string;
  asked: string;
  row: number;
  /** Of the look before; null where none was read from. */
  document: Cursor | null;
}

/** Null where the document is no longer good. */
async function partOf<Raw>(
  report: Report<Raw>,
  ctx: Context,
  ask: Ask,
  { id, asked, row }: Place,
  document: Cursor,
): Promise<Page<Raw> | null> {
  const part = await report.read(ctx, document, row, ask);
  if (part === 'ended') return null;
  if (part === 'capped') return { kind: 'capped' };
  const { records, next } = part;
  if (next !== null && next <= row) throw new Retryable('The report does not get on.');
  const following = next === null ? null : { step: 'reading', id, asked, row: next, document };
  return { kind: 'page', records, next: following, asOf: new Date(asked) };
}

function placeFrom(cursor: Cursor): Place {
  const { id, asked, row = 0, document = null } = (cursor ?? {}) as Partial<Record<keyof Place, unknown>>;
  if (typeof id !== 'string' || typeof asked !== 'string' || typeof row !== 'number')
    throw new Retryable('The cursor names no report.');
  return { id, asked, row, document: document as Cursor | null };
}
