import { CredentialsRefused, RateLimited, Retryable } from '../kit/errors.ts';
import { SOURCE_LIMITS } from '../kit/http.ts';
import type { Context } from '../kit/manifest.ts';
import { nextUrl } from '../kit/paging.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

/** The version whose specification this was written from. */
const VERSION = '2026-01';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where a path of the interface is, for production or for the vendor's sandbox. */
export function addressOf(ctx: Context, path: string): string {
  return `${hostOf(ctx)}/${VERSION}/${path}`;
}

/** Requests as a user words them, whose paths name the version. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) => passTo(hostOf(ctx), asked, { headers: signed(ctx) }),
};

function hostOf({ credentials, urls, baseUrl }: Context): string {
  return credentials.environment === 'sandbox' ? (urls.sandbox ?? baseUrl) : baseUrl;
}

function signed(ctx: Context): Record<string, string> {
  return { authorization: `Bearer ${ctx.credentials.access_token ?? ''}`, ...channelHeader(ctx) };
}

/**
 * One request, signed, and for one channel where the customer entered one.
 *
 * @param url of {@link addressOf}, or one the vendor gave for what comes next
 * @throws the four kinds of ../kit/errors.ts
 */
async function askVendor(ctx: Context, url: string, query: Query = {}): Promise<unknown> {
  const texts = Object.entries(query).map(([name, value]) => [
    name,
    value === undefined ? value : String(value),
  ]);
  try {
    return await ctx.http.json({ url, query: Object.fromEntries(texts), headers: signed(ctx) });
  } catch (error) {
    throw error instanceof RateLimited ? asTold(ctx, error) : error;
  } finally {
    const left = countIn(ctx.http.header('x-remaining-calls'));
    if (left !== null) ctx.told({ remaining: left });
  }
}

/** A list with the next page's address in its body. @throws Retryable when the answer is none */
export async function askPaged(
  ctx: Context,
  url: string,
  query: Query = {},
): Promise<{ rows: unknown[]; next: string | null }> {
  const { items, next } = ((await askVendor(ctx, url, query)) ?? {}) as Record<string, unknown>;
  if (!Array.isArray(items)) throw new Retryable('An answer of ShipBob had no list of items.');
  if (next === null || next === undefined || next === '') return { rows: items, next: null };
  if (typeof next !== 'string')
    throw new Retryable('ShipBob gave an address for its next page that is none.');
  return { rows: items, next: nextUrl(next, url) };
}

/** A bare list. @throws Retryable when the answer is none */
export async function askArray(ctx: Context, path: string, query: Query = {}): Promise<unknown[]> {
  const rows = await askVendor(ctx, addressOf(ctx, path), query);
  if (!Array.isArray(rows)) throw new Retryable('An answer of ShipBob was no list.');
  return rows;
}

/** A whole number in a header; null where there is none. */
export function countIn(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;
}

/** The channel that was entered; null where all are read. @throws CredentialsRefused when it is no number */
export function channelOf(ctx: Context): string | null {
  const channel = ctx.credentials.channel_id?.trim() ?? '';
  if (channel === '') return null;
  if (!/^[1-9]\d{0,9}$/.test(channel))
    throw new CredentialsRefused(
      'The channel is to be a number, such as 100001. Correct it, or leave it empty to read all channels.',
    );
  return channel;
}

function channelHeader(ctx: Context): Record<string, string> {
  const channel = channelOf(ctx);
  return channel === null ? {} : { shipbob_channel_id: channel };
}

/** The vendor has a header of its own for how long to wait, in seconds. */
function asTold(ctx: Context, error: RateLimited): RateLimited {
  const wait = countIn(ctx.http.header('x-retry-after'));
  if (wait === null || ctx.http.header('retry-after') !== null) return error;
  const until = ctx.now().getTime() + Math.min(wait * 1000, SOURCE_LIMITS.longestWaitMs);
  return new RateLimited(error.message, new Date(until));
}
