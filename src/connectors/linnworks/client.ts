import { Retryable } from '../kit/errors.ts';
import type { SourceRequest } from '../kit/http.ts';
import type { Context } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

/** A request of the older interface. @param method as the vendor names it: `Orders/GetShippingMethods` */
export function requestOf(ctx: Context, method: string, ask: Pick<SourceRequest, 'query' | 'json'> = {}) {
  return {
    method: ask.json === undefined ? ('GET' as const) : ('POST' as const),
    url: `${ctx.session.server}/api/${method}`,
    headers: signed(ctx),
    ...ask,
  };
}

/** A bare list of the older interface. @throws Retryable when the answer is none */
export async function askArray<Row>(ctx: Context, method: string): Promise<Row[]> {
  const rows = await ctx.http.json(requestOf(ctx, method));
  if (!Array.isArray(rows)) throw new Retryable('An answer of Linnworks was no list.');
  return rows;
}

/** Asks the newer interface, which has a host a region. @param path below its version */
export function askNewer(
  ctx: Context,
  path: string,
  query: Record<string, string | number | undefined>,
): Promise<unknown> {
  const host = ctx.urls[ctx.session.region ?? ''];
  return ctx.http.json({ url: `${host}/v2${path}`, query, headers: signed(ctx) });
}

/** Requests as a user words them, to the session's server: that of the older interface. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(ctx.session.server ?? ctx.baseUrl, asked, { headers: signed(ctx) }),
};

/** The token alone, without a word before it. */
function signed({ session }: Context): Record<string, string> {
  return { authorization: session.token ?? '' };
}
