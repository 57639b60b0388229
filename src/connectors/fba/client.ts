import { parseBounded } from '../kit/bounded-json.ts';
import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import { refuse, SOURCE_LIMITS } from '../kit/http.ts';
import type { Context, Page } from '../kit/manifest.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import { regionalAddress } from './account.ts';
import { type OperationName, operationAt } from './operations.ts';

/** Amazon wants to know who asks. */
const USER_AGENT = 'Backhaul/1.0 (Language=JavaScript)';

/** One request to the Selling Partner API. */
export interface AmazonRequest {
  /** Whose bucket it is taken from; null where that was done already. */
  operation: OperationName | null;
  /** Below the region's address. */
  path: string;
  /** Undefined values are left out. */
  query?: Record<string, string | undefined>;
  /** Sent as JSON, with POST. */
  json?: unknown;
}

/**
 * Asks for a document. Everything that is asked for is taken from its operation's own bucket first: there is none of
 * the account beside them.
 *
 * @throws the four kinds of ../kit/errors.ts
 */
export async function askAmazon(ctx: Context, ask: AmazonRequest): Promise<Record<string, unknown>> {
  if (ask.operation !== null) await ctx.take(0, ask.operation);
  const url = `${regionalAddress(ctx)}${ask.path}`;
  const answer = await ctx.http.send({
    method: ask.json === undefined ? 'GET' : 'POST',
    url,
    query: ask.query ?? {},
    headers: signed(ctx),
    ...(ask.json !== undefined && { json: ask.json }),
  });
  if (answer.status === 403) throw forbidden(answer.text);
  refuse(answer, new URL(url).host, ctx.now());
  const body = parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Retryable('An answer of Amazon was no document.');
  return body as Record<string, unknown>;
}

/** Requests as a user words them; what the connector asks for as well is taken from the same buckets. */
export const passthrough: Passthrough = {
  operation: ({ method, path }) => operationAt(method, path),
  sign: (ctx, asked) => passTo(regionalAddress(ctx), asked, { headers: signed(ctx) }),
};

function signed({ session }: Context): Record<string, string> {
  return { 'x-amz-access-token': session.access_token ?? '', 'user-agent': USER_AGENT };
}

/**
 * A page that is asked for by a token. A token that is refused was too old, or is of no use any more: the list is read
 * anew.
 */
export async function unlessStale<Raw>(
  token: string | null,
  page: () => Promise<Page<Raw>>,
): Promise<Page<Raw>> {
  try {
    return await page();
  } catch (error) {
    if (token !== null && error instanceof Terminal && error.status === 400)
      return { kind: 'cursor_expired' };
    throw error;
  }
}

/** The token of the next page; null at the end. @throws Retryable for anything that is none */
export function nextToken(given: unknown): string | null {
  if (given === undefined || given === null || given === '') return null;
  if (typeof given !== 'string' || given.length > 16_384)
    throw new Retryable('An answer of Amazon had a token for its next page that is none.');
  return given;
}

/** The rows of a list. @throws Retryable where there is none, or one longer than anyone would send */
export function rowsOf<Row>(value: unknown, most = 500): Row[] {
  if (!Array.isArray(value) || value.length > most)
    throw new Retryable('An answer of Amazon had no list, or one that is longer than it may be.');
  return value as Row[];
}

/** An access token that has ended is answered with 403, like a role that is missing. */
function forbidden(text: string): CredentialsRefused {
  if (/token/i.test(text.slice(0, 4096)))
    return new CredentialsRefused('Amazon no longer accepts the access token (403).');
  return new CredentialsRefused(
    'Amazon refuses this to the application (403): it lacks the role, or the seller authorised it before it had the role. Add the role in Solution Provider Portal and have the seller authorise it again.',
    'permission',
  );
}
