import { parseBounded } from '../kit/bounded-json.ts';
import { Retryable } from '../kit/errors.ts';
import { SOURCE_LIMITS } from '../kit/http.ts';
import type { Context, QuotaSaid } from '../kit/manifest.ts';
import { bearer } from '../kit/oauth.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';
import { CREDITS } from './credits.ts';
import { refusal } from './refusals.ts';

/** What a root field of the vendor answers with. */
export interface Answer {
  data: unknown;
  /** All of it. */
  result: Readonly<Record<string, unknown>>;
  /** What the question cost; null where the vendor did not say so. */
  spent: number | null;
}

/**
 * Asks one question.
 *
 * @param root the one root field of the query
 * @param variables undefined ones are left out, which is not the same as null to the vendor
 * @throws the four kinds of ../kit/errors.ts
 */
export async function askVendor(
  ctx: Context,
  root: string,
  query: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const body = await ctx.http.json({
    method: 'POST',
    url: `${ctx.baseUrl}/graphql`,
    headers: { authorization: bearer(ctx.session) },
    json: { query, variables },
  });
  const { data, errors, extensions } = (body ?? {}) as Record<string, unknown>;
  ctx.told(quotaIn(extensions));
  // Beside an error there may be data, but nothing says that it is all of it.
  if (Array.isArray(errors) ? errors.length > 0 : errors !== undefined && errors !== null)
    throw refusal(Array.isArray(errors) ? errors : [errors], ctx);
  const result = (data as Record<string, unknown> | null | undefined)?.[root];
  if (typeof result !== 'object' || result === null)
    throw new Retryable('An answer of ShipHero had nothing in it.');
  const { complexity, data: inner } = result as Record<string, unknown>;
  return {
    data: inner,
    result: result as Record<string, unknown>,
    spent: isCost(complexity) ? complexity : null,
  };
}

/** Questions as a user words them. What one costs is known from its answer only, so a usual one is counted before. */
export const passthrough: Passthrough = {
  cost: 100,
  said({ text }) {
    try {
      const body = parseBounded(text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
      return quotaIn((body as { extensions?: unknown } | null)?.extensions);
    } catch {
      return {};
    }
  },
  sign: (ctx, asked) => passTo(ctx.baseUrl, asked, { headers: { authorization: bearer(ctx.session) } }),
};

/** What the vendor says of the account's credits beside an answer; smaller accounts have a smaller bucket. */
function quotaIn(extensions: unknown): QuotaSaid {
  const { user_quota } = (extensions ?? {}) as { user_quota?: unknown };
  const { credits_remaining, max_available, increment_rate } = (user_quota ?? {}) as Record<string, unknown>;
  return {
    ...(typeof credits_remaining === 'number' && { remaining: credits_remaining }),
    ...(typeof max_available === 'number' && { burst: max_available }),
    ...(typeof increment_rate === 'number' && { perSecond: increment_rate }),
  };
}

function isCost(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= CREDITS.burst;
}
