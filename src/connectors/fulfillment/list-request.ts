import { Retryable, Terminal } from '../kit/errors.ts';
import type { Context } from '../kit/manifest.ts';
import { bearer } from '../kit/oauth.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import { type ListAnswer, NOTHING, PAGE_SIZE, readList } from './list-answer.ts';

type Query = Record<string, string | undefined>;

/** How the vendor says that a list is empty: `No Orders Found`, `No Inventory Found`. */
const NONE_FOUND = /^no\b.*\bfound\b/i;

/** The header that every request but the sign-in is signed with. */
export function authorization(ctx: Context): Record<string, string> {
  return { authorization: bearer(ctx.session) };
}

/** Requests as a user words them. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(ctx.baseUrl, asked, { headers: authorization(ctx) }),
};

/**
 * One page of a list, from 1.
 *
 * @throws the four kinds of ../kit/errors.ts
 */
export async function askList(ctx: Context, path: string, query: Query, page: number): Promise<ListAnswer> {
  const request = {
    url: `${ctx.baseUrl}/${path}`,
    query: { ...query, page, limit: PAGE_SIZE },
    headers: authorization(ctx),
  };
  try {
    return readList(await ctx.http.json(request), page);
  } catch (error) {
    if (!(error instanceof Terminal) || error.status !== 404) throw error;
  }
  // A 404 is how the vendor says "empty", and how a path that is not there answers. Only its sentence tells which,
  // and an error carries none: hence the same question again, whatever its status. Nothing read must never be
  // taken for nothing there.
  await ctx.take(1);
  const { status, text } = await ctx.http.send(request);
  if (status !== 404)
    throw new Retryable('Fulfillment.com said that a list is empty, and then something else.');
  if (!NONE_FOUND.test(messageOf(text)))
    throw new Terminal(
      `Fulfillment.com answered 404 for its list ${path} without saying that the list is empty, so nothing can be concluded. Its interface may have moved; please report this.`,
      404,
    );
  return NOTHING;
}

function messageOf(text: string): string {
  try {
    const { message } = (JSON.parse(text.slice(0, 4096)) ?? {}) as { message?: unknown };
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}
