import type { Ask, Context, Cursor, Page } from '../kit/manifest.ts';
import { type List, step } from './list.ts';
import type { Place } from './walk.ts';

/**
 * Bounds for lists that are read whole: the vendor is younger than the first, and the second is far off. A bound is
 * needed because the walk narrows its window where the vendor does not keep to the order.
 */
export const EVER = { from: Date.UTC(2000, 0) / 1000, to: Date.UTC(2100, 0) / 1000 } as const;

/** The seconds of a window, or of all time for a snapshot. */
export function boundsOf(ask: Ask): { from: number; to: number } {
  return {
    from: ask.from ? Math.floor(ask.from.getTime() / 1000) : EVER.from,
    to: ask.to ? Math.ceil(ask.to.getTime() / 1000) : EVER.to,
  };
}

/** Makes the step function of a list that is walked by date. */
export function walkPages<Raw>(list: List) {
  return async (ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Raw>> => {
    const bounds = boundsOf(ask);
    const place = (cursor as Place | null) ?? { ...bounds, sorted: null, tie: null };
    const made = await step(ctx, list, place, bounds.to);
    return 'kind' in made ? made : { kind: 'page', ...made, records: made.records as Raw[] };
  };
}
