import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';

/** Tokens go into a header: printable, and of a length a header may have. */
const TOKEN = /^[\x21-\x7e]{1,8000}$/;
const LONGEST_LIFE_S = 10 * 366 * 24 * 3600;

/**
 * Trades login and password for a pair of tokens; later the refresh token for a new pair. A refresh that is refused
 * (used up, older than 30 days, revoked) is no end: the vendor says to go back to the password then.
 */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const refreshToken = last?.values.refresh_token;
  if (refreshToken) {
    try {
      return await askForTokens(ctx, { grant_type: 'refresh_token', refresh_token: refreshToken });
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  const { username = '', password = '' } = ctx.credentials;
  try {
    return await askForTokens(ctx, { grant_type: 'password', username, password });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new CredentialsRefused(
      'Fulfillment.com refused the client id, client secret, login or password. Check all four; the client id and secret come from your account executive.',
    );
  }
}

/** A 400 is a refusal, too: OAuth answers so where a grant is no longer good. */
function isRefusal(error: unknown): boolean {
  return error instanceof CredentialsRefused || (error instanceof Terminal && error.status === 400);
}

async function askForTokens(ctx: SignInContext, grant: Record<string, string>): Promise<Session> {
  const { client_id = '', client_secret = '' } = ctx.credentials;
  const answer = await ctx.http.json({
    method: 'POST',
    url: `${ctx.baseUrl}/oauth/access_token`,
    json: { ...grant, client_id, client_secret, scope: 'oms' },
  });
  const { access_token, refresh_token, expires_in } = (answer ?? {}) as Record<string, unknown>;
  if (!isToken(access_token)) throw new Retryable('The answer to the sign-in had no access token.');
  return {
    values: { access_token, ...(isToken(refresh_token) && { refresh_token }) },
    expiresAt: endOf(expires_in, ctx.now()),
  };
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && TOKEN.test(value);
}

/** When a token ends that lives so many seconds from now; null where that is not said sensibly. */
function endOf(seconds: unknown, now: Date): Date | null {
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_LIFE_S)) return null;
  return new Date(now.getTime() + seconds * 1000);
}
