import { Terminal } from './errors.ts';
import type { Context } from './manifest.ts';

/**
 * Completes the rows of a thin list with a further request each, so many at a time. Each is paid for before it is sent.
 * After the first that fails no further one is sent, and the step ends, which is taken again as a whole: a source that
 * asked us to wait is asked no more.
 *
 * @param detail gives the whole record; null where it is gone meanwhile, which leaves it out
 * @returns the records in the order of the rows
 */
export async function withDetails<Row, Raw>(
  ctx: Context,
  rows: readonly Row[],
  options: { atATime: number; cost?: number; operation?: string },
  detail: (row: Row) => Promise<Raw | null>,
): Promise<Raw[]> {
  const found = new Array<Raw | null>(rows.length).fill(null);
  let next = 0;
  let failed = false;
  const work = async (): Promise<void> => {
    while (!failed && next < rows.length) {
      const at = next++;
      try {
        await ctx.take(options.cost ?? 1, options.operation);
        // Another one may have failed while this one waited for its share of the quota.
        if (failed) return;
        found[at] = await detail(rows[at]!);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  // All of them end before the step does: a request that outlives its step would be nobody's.
  const ended = await Promise.allSettled(Array.from({ length: options.atATime }, work));
  const failure = ended.find((one) => one.status === 'rejected');
  if (failure) throw failure.reason;
  return found.filter((raw): raw is Raw => raw !== null);
}

/**
 * What a request gives, or null where the source answers 404 to it: for records that may be gone, and for lists of
 * which the vendor's documents say that 404 means empty. Nowhere else: a path that has moved answers 404 as well.
 */
export async function unlessMissing<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Terminal && error.status === 404) return null;
    throw error;
  }
}
