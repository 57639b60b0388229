import { Retryable, Terminal } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { askVendor } from './client.ts';
import { isConnection } from './connection.ts';
import { secondsOrNull } from './values.ts';

/** What trying the order costs: two lists of one row each. */
const COST = 3;

/**
 * Finds out whether the vendor lists in the order it is asked for. Rows that happen to come in order prove nothing, so
 * the first row is asked for in both directions: it is the older one the one way and the newer one the other way only
 * where the vendor heeds the order. Where there is one row, or all share a second, nothing is proved and nothing lost.
 *
 * @param root with its filters, such as `orders(updated_from: $from)`
 * @throws the errors that the page itself would meet as well
 */
export async function keepsOrder(
  ctx: Context,
  root: { name: string; filters: string },
  dateField: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  const end = (sort: string) => `data(sort: "${sort}", first: 1) {
      pageInfo { hasNextPage endCursor } edges { node { id ${dateField} } }
    }`;
  const query = `query Order($from: ISODateTime, $to: ISODateTime, $customer: String) {
  ${root.name}(${root.filters}, customer_account_id: $customer) {
    request_id complexity
    data: ${end(dateField)}
    newest: ${end(`-${dateField}`)}
  }
}`;
  await ctx.take(COST);
  try {
    const { data, result } = await askVendor(ctx, root.name, query, variables);
    const [oldest, newest] = [dateIn(data, dateField), dateIn(result.newest, dateField)];
    return oldest !== null && newest !== null && oldest < newest;
  } catch (error) {
    // It may be the order that the vendor refuses; whatever else is the matter, the page will meet as well.
    if (error instanceof Terminal || error instanceof Retryable) return false;
    throw error;
  }
}

function dateIn(list: unknown, dateField: string): number | null {
  const node = isConnection(list) ? list.edges[0]?.node : null;
  return secondsOrNull((node as Record<string, unknown> | null | undefined)?.[dateField]);
}
