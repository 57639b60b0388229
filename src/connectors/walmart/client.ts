import { randomUUID } from 'node:crypto';
import { parseBounded } from '../kit/bounded-json.ts';
import { Retryable } from '../kit/errors.ts';
import { refuse, SOURCE_LIMITS } from '../kit/http.ts';
import type { Context, SignInContext } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

/** How Walmart says, under 404, that nothing matches. */
const NOTHING = /CONTENT_NOT_FOUND/;

/** The headers of every request, the sign-in included. */
export function commonHeaders({ credentials }: SignInContext): Record<string, string> {
  const { channel_type = '' } = credentials;
  return {
    // Without it, XML comes back.
    accept: 'application/json',
    'WM_SVC.NAME': 'Backhaul',
    'WM_QOS.CORRELATION_ID': randomUUID(),
    ...(channel_type !== '' && { 'WM_CONSUMER.CHANNEL.TYPE': channel_type }),
  };
}

/**
 * Asks for a document.
 *
 * @param path below the base, with its query where that is given as it is
 * @returns null where the source says that nothing matches
 * @throws the four kinds of ../kit/errors.ts; a 404 that says anything else is none of "nothing"
 */
export async function askFor(
  ctx: Context,
  path: string,
  query: Record<string, string | undefined> = {},
): Promise<Record<string, unknown> | null> {
  const url = `${ctx.baseUrl}${path}`;
  const answer = await ctx.http.send({ url, query, headers: signed(ctx) });
  if (answer.status === 404 && saysNothing(answer.text)) return null;
  refuse(answer, new URL(url).host, ctx.now());
  const body = parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  if (typeof body !== 'object' || body === null) throw new Retryable('An answer of Walmart was no document.');
  return body as Record<string, unknown>;
}

/** Requests as a user words them. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(ctx.baseUrl, asked, { headers: signed(ctx) }),
};

function signed(ctx: Context): Record<string, string> {
  return { ...commonHeaders(ctx), 'WM_SEC.ACCESS_TOKEN': ctx.session.access_token ?? '' };
}

/** `{"errors":[{"code":"CONTENT_NOT_FOUND.GMP_ORDER_API"}]}`, also under a further name. */
function saysNothing(text: string): boolean {
  try {
    const body = JSON.parse(text.slice(0, 16_384)) as Record<string, unknown> | null;
    const errors = body?.errors ?? body?.error;
    const list = Array.isArray(errors) ? errors : [errors];
    return list.some((one) => NOTHING.test(String((one as { code?: unknown } | null)?.code)));
  } catch {
    return false;
  }
}
