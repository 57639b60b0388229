import { hash } from 'node:crypto';
import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { dataIn } from './client.ts';

const TOKEN = /^[\x21-\x7e]{1,8000}$/;
const MOST_SECONDS = 8_640_000_000_000;

/**
 * Trades a refresh token for an access token of about a week. Whether the one that comes back ends the one before is
 * told nowhere: the newest is tried first, then the one that was entered.
 */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const { refresh_token = '' } = ctx.credentials;
  const entered = hash('sha256', refresh_token, 'base64url').slice(0, 16);
  const kept = last?.values.entered === entered ? last.values.refresh_token : undefined;
  for (const token of new Set([kept, refresh_token])) {
    const data = token && (await granted(ctx, token));
    if (data) return sessionOf(data as Record<string, unknown>, token, entered);
  }
  throw new CredentialsRefused(
    'TikTok refused the app key, the app secret or the refresh token. Check all three; where the consent has ended, let the seller give it again.',
  );
}

/** Null where it is refused. */
async function granted(ctx: SignInContext, token: string): Promise<unknown> {
  const { app_key, app_secret } = ctx.credentials;
  const url = `${ctx.urls.auth}/api/v2/token/refresh`;
  const query = { app_key, app_secret, refresh_token: token, grant_type: 'refresh_token' };
  try {
    return (await dataIn(await ctx.http.send({ url, query }), url, ctx.now())) ?? {};
  } catch (error) {
    if (error instanceof CredentialsRefused || (error instanceof Terminal && error.status === 400))
      return null;
    throw error;
  }
}

/** The ends of tokens are instants, in seconds since 1970, though they are called durations. */
function sessionOf(data: Record<string, unknown>, used: string, entered: string): Session {
  const { access_token, refresh_token, access_token_expire_in: end } = data;
  if (!isToken(access_token)) throw new Retryable('The answer to the sign-in had no access token.');
  return {
    values: { access_token, refresh_token: isToken(refresh_token) ? refresh_token : used, entered },
    expiresAt: typeof end === 'number' && end > 0 && end < MOST_SECONDS ? new Date(end * 1000) : null,
  };
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && TOKEN.test(value);
}
