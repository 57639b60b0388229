import { Retryable, Terminal } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { askVendor } from './client.ts';
import { type Connection, isConnection, MOST_NODES } from './connection.ts';

/** How the rest of a list inside a record is asked for. */
export interface Rest {
  /** Root field of the query, and the query; `$after` is where to go on. */
  root: string;
  query: string;
  variables: Readonly<Record<string, string>>;
  cost: number;
  /** The list in what the root field answers with. */
  find: (data: unknown) => unknown;
}

/**
 * Completes a list inside a record, in place, as far as {@link MOST_NODES}; a longer one stays marked as unfinished.
 *
 * @returns how many questions that took
 * @throws the four kinds of ../kit/errors.ts
 */
export async function readRest(ctx: Context, list: unknown, rest: Rest): Promise<number> {
  // What is no list is for `map` to refuse, with the record's name.
  if (!isConnection(list)) return 0;
  let asked = 0;
  while (list.pageInfo.hasNextPage && list.edges.length < MOST_NODES) {
    const after = list.pageInfo.endCursor;
    if (typeof after !== 'string' || after === '')
      throw new Retryable('ShipHero said that a record has more but not where.');
    await ctx.take(rest.cost);
    asked++;
    const more = await ask(ctx, rest, after);
    if (more.edges.length === 0 || more.pageInfo.endCursor === after)
      throw new Retryable('ShipHero gave the same part of a record again, which would never end.');
    for (const edge of more.edges) list.edges.push(edge);
    list.pageInfo = more.pageInfo;
  }
  return asked;
}

async function ask(ctx: Context, rest: Rest, after: string): Promise<Connection<unknown>> {
  const gone = 'A record changed at ShipHero while it was being read.';
  try {
    const { data } = await askVendor(ctx, rest.root, rest.query, { ...rest.variables, after });
    const list = rest.find(data);
    if (isConnection(list)) return list;
  } catch (error) {
    // Deleted since the list was read, which says nothing against reading the list again.
    if (error instanceof Terminal && /did not find/.test(error.message)) throw new Retryable(gone);
    throw error;
  }
  throw new Retryable(gone);
}
