import { Retryable } from '../kit/errors.ts';
import type { SourceRequest } from '../kit/http.ts';
import type { Context, SignInContext } from '../kit/manifest.ts';
import { bearer } from '../kit/oauth.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

/** The version that the vendor's reference gives with every request; without one they are refused. */
const VERSION = '1';

/** What every request carries. */
export const commonHeaders = { 'accept-version': VERSION };

/** Rows asked for at a time; so many have been used by others, and no largest number is given. */
export const PAGE_SIZE = 100;

/** A page of a list, and how many rows there are in all as the headers say it; null where they do not. */
export interface Listed {
  rows: Record<string, unknown>[];
  total: number | null;
}

/** Where the interface is in the region that was entered. */
export function addressIn({ credentials, urls, baseUrl }: SignInContext): string {
  return (credentials.region === 'na' ? urls.na : baseUrl) ?? baseUrl;
}

/**
 * A request below the tenant, signed.
 *
 * @throws the four kinds of ../kit/errors.ts
 */
export function askTenant(
  ctx: Context,
  path: string,
  request: Omit<SourceRequest, 'url'> = {},
): Promise<unknown> {
  return ctx.http.json({
    ...request,
    url: `${addressIn(ctx)}/tenants/${ctx.session.tenant_id ?? ''}/${path}`,
    headers: signed(ctx),
  });
}

/** Requests as a user words them, below the region's address and not below the tenant. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(addressIn(ctx), asked, { headers: signed(ctx) }),
};

function signed({ session }: Context): Record<string, string> {
  return { ...commonHeaders, authorization: bearer(session) };
}

/** A page of a list. @throws Retryable when the answer is none */
export async function askList(
  ctx: Context,
  path: string,
  page: number,
  request: Omit<SourceRequest, 'url' | 'query'> = {},
): Promise<Listed> {
  const answer = await askTenant(ctx, path, { ...request, query: { page, size: PAGE_SIZE } });
  return { rows: rowsIn(answer, PAGE_SIZE), total: countIn(ctx, 'Total-Elements') };
}

/** Rows of an answer. @throws Retryable when they are none, or more than were asked for */
export function rowsIn(answer: unknown, most: number): Record<string, unknown>[] {
  if (
    !Array.isArray(answer) ||
    answer.some((row) => typeof row !== 'object' || row === null || Array.isArray(row))
  )
    throw new Retryable('An answer of Carton Cloud was no list.');
  if (answer.length > most)
    throw new Retryable(`An answer of Carton Cloud had more than the ${most} rows asked for.`);
  return answer;
}

/** A count in a header of the last answer; null where there is none. */
export function countIn(ctx: Context, header: 'Total-Pages' | 'Total-Elements'): number | null {
  const text = ctx.http.header(header)?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
