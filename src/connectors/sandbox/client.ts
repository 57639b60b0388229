import { Retryable, Terminal } from '../kit/errors.ts';
import type { SourceHttp } from '../kit/http.ts';
import type { Ask, Context, Cursor, Page, QuotaSaid } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

/** The vendor's largest page. */
export const PAGE_SIZE = 200;
/** More rows than this in one answer is no page of ours, whatever the vendor meant by it. */
const MOST_ROWS = 500;

/** Which parameters name the edges of a window. */
export type WindowName = 'updated' | 'posted' | 'booked' | 'issued';

/** Makes the step function of one list of the vendor; without a window name the list is a snapshot. */
export function listPages<Raw>(path: string, window: WindowName | null) {
  return async (ctx: Context, ask: Ask, cursor: Cursor | null): Promise<Page<Raw>> => {
    const query: Record<string, string | number | undefined> = { limit: PAGE_SIZE };
    if (window) {
      query[`${window}_after`] = ask.from?.toISOString();
      query[`${window}_before`] = ask.to?.toISOString();
    }
    if (cursor !== null) query.cursor = String(cursor);
    const body = await askVendor(ctx, path, query);
    return body === EXPIRED ? { kind: 'cursor_expired' } : readPage<Raw>(body, cursor);
  };
}

const EXPIRED = Symbol('cursor expired');

/** The JSON of one request. @throws the four kinds of ../kit/errors.ts */
export async function askVendor(
  ctx: Context,
  path: string,
  query: Record<string, string | number | undefined>,
): Promise<unknown> {
  const url = `${ctx.baseUrl}/v1/${path}`;
  try {
    const body = await ctx.http.json({ url, query, headers: signed(ctx) });
    ctx.told(quotaIn(ctx.http));
    return body;
  } catch (error) {
    // To this vendor 410 means that it has forgotten the cursor, which is no error to us.
    if (error instanceof Terminal && query.cursor !== undefined && error.status === 410) return EXPIRED;
    throw error;
  }
}

/** Requests as a user words them. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(ctx.baseUrl, asked, { headers: signed(ctx) }),
};

function signed({ credentials }: Context): Record<string, string> {
  return { authorization: `Bearer ${credentials.api_key}` };
}

/** What the vendor says of its quota in the headers of an answer. */
function quotaIn(http: SourceHttp): QuotaSaid {
  const [remaining, burst, perSecond] = ['remaining', 'burst', 'per-second'].map((word) => {
    const said = http.header(`x-quota-${word}`);
    return said !== null && /^\d{1,12}$/.test(said) ? Number(said) : undefined;
  });
  return {
    ...(remaining !== undefined && { remaining }),
    ...(burst !== undefined && { burst }),
    ...(perSecond !== undefined && { perSecond }),
  };
}

/** Believes nothing but the rows and the cursor: totals are known to lie, and an empty page may have a next one. */
function readPage<Raw>(body: unknown, cursor: Cursor | null): Page<Raw> {
  const { data, next_cursor, truncated } = (body ?? {}) as Record<string, unknown>;
  if (truncated === true) return { kind: 'capped' };
  if (!Array.isArray(data)) throw new Retryable('An answer of the vendor had no list of rows.');
  if (data.length > MOST_ROWS)
    throw new Retryable(`An answer of the vendor had more than ${MOST_ROWS} rows.`);
  if (next_cursor !== null && (typeof next_cursor !== 'string' || next_cursor === ''))
    throw new Retryable('An answer of the vendor did not say whether there is more.');
  if (next_cursor !== null && next_cursor === cursor)
    throw new Retryable('The vendor gave the same cursor again, which would never end.');
  return { kind: 'page', records: data as Raw[], next: next_cursor };
}
