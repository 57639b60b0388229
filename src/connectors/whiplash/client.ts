import { Retryable } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { bearer } from '../kit/oauth.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import { customerId, hostOf } from './credentials.ts';

/**
 * Asks the interface.
 *
 * @param path below `/api/v2`
 * @throws the four kinds of ../kit/errors.ts
 */
export function askFor(
  ctx: Context,
  path: string,
  query: Record<string, string | number> = {},
): Promise<unknown> {
  return ctx.http.json({
    url: `${hostOf(ctx)}/api/v2${path}`,
    query,
    headers: signed(ctx),
  });
}

/** Requests as a user words them, whose paths begin with `/api/v2`. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(hostOf(ctx), asked, { headers: signed(ctx) }),
};

function signed({ session, credentials }: Context): Record<string, string> {
  return {
    authorization: bearer(session),
    'accept-version': 'v2',
    'x-customer-id': customerId(credentials),
  };
}

/** A list by predicates, which go into the query as JSON. @throws Retryable when what comes is no list of so many */
export async function askList<Row>(
  ctx: Context,
  path: string,
  search: Readonly<Record<string, string | number>>,
  sort: string,
  size: number,
): Promise<Row[]> {
  const rows = await askFor(ctx, path, { search: JSON.stringify(search), sort, page: 1, per_page: size });
  if (!Array.isArray(rows) || rows.length > size)
    throw new Retryable('An answer of Whiplash was no list, or had more rows than were asked for.');
  return rows;
}
