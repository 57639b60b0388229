import { Retryable } from './errors.ts';
import type { Ask, Context, Cursor, Page, SourceFunction } from './manifest.ts';

/** One of several ways in which a function goes over its source. */
export interface Pass<Raw> {
  /** Stands in cursors: `created`, `closed`, `open`. */
  name: string;
  /**
   * A sweep is not tied to a window (all that is open still): once a run is enough, and it falls to the newest slice.
   */
  sweep?: boolean;
  page: SourceFunction<Raw>['page'];
}

/**
 * The step of a function that goes over its source several times, one pass after the other: for sources that cannot be
 * asked for changes, but for what was created, for what was closed, and for what is open still. Repeats fall out by
 * comparison.
 */
export function inPasses<Raw>(passes: readonly Pass<Raw>[]): SourceFunction<Raw>['page'] {
  return async (ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Raw>> => {
    const wanted = passes.filter(({ sweep }) => !sweep || ask.newest);
    const place = cursor as { pass: string; at: Cursor | null } | null;
    const at = place ? wanted.findIndex(({ name }) => name === place.pass) : 0;
    const pass = wanted[at];
    if (!pass) throw new Retryable('The cursor names no pass of this function.');
    const page = await pass.page(ctx, ask, place?.at ?? null);
    if (page.kind === 'wait') return { ...page, next: { pass: pass.name, at: page.next } };
    if (page.kind !== 'page') return page;
    if (page.next !== null) return { ...page, next: { pass: pass.name, at: page.next } };
    const following = wanted[at + 1];
    return { ...page, next: following ? { pass: following.name, at: null } : null };
  };
}
