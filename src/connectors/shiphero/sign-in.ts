import { hash } from 'node:crypto';
import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';

/** What the vendor says of its tokens is believed up to this, in seconds; by its documents it is 28 days. */
const LONGEST_LIFE_S = 400 * 24 * 3600;

const WHAT_TO_ENTER =
  'Enter the refresh token of a ShipHero developer user, or the user name and the password of one.';

/**
 * Trades a refresh token for an access token, the newest first; where all are refused, or none is known, user name
 * and password.
 *
 * @throws the four kinds of ../kit/errors.ts
 */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const { refresh_token: entered, username, password } = ctx.credentials;
  if (!entered && !(username && password)) throw new CredentialsRefused(WHAT_TO_ENTER);
  // A session of credentials that have been replaced since may be somebody else's.
  const kept = last?.values.entered === digest(ctx) ? last.values.refresh_token : undefined;
  const tokens = [...new Set([kept, entered])].filter((token): token is string => !!token);
  for (const refresh_token of tokens) {
    const session = await ask(ctx, 'refresh', { refresh_token });
    if (session) return session;
  }
  if (username && password) {
    const session = await ask(ctx, 'token', { username, password });
    if (session) return session;
    throw new CredentialsRefused(`ShipHero refused the user name or the password. ${WHAT_TO_ENTER}`);
  }
  throw new CredentialsRefused(
    `ShipHero refused the refresh token; it may have been revoked or mistyped. ${WHAT_TO_ENTER}`,
  );
}

/** @returns null when the vendor refuses what it was given */
async function ask(
  ctx: SignInContext,
  what: 'refresh' | 'token',
  given: Record<string, string>,
): Promise<Session | null> {
  const asked = ctx.now().getTime();
  let body: unknown;
  try {
    body = await ctx.http.json({ method: 'POST', url: `${ctx.baseUrl}/auth/${what}`, json: given });
  } catch (error) {
    const wrong = error instanceof Terminal && (error.status === 400 || error.status === 422);
    if (wrong || error instanceof CredentialsRefused) return null;
    throw error;
  }
  const { access_token, refresh_token, expires_in } = (body ?? {}) as Record<string, unknown>;
  if (typeof access_token !== 'string' || access_token === '')
    throw new Retryable('ShipHero answered the sign-in without an access token.');
  const lives = typeof expires_in === 'number' && expires_in > 0 && expires_in <= LONGEST_LIFE_S;
  // The same refresh token goes on counting unless a new one comes.
  const refresh =
    typeof refresh_token === 'string' && refresh_token !== '' ? refresh_token : given.refresh_token;
  return {
    values: { access_token, entered: digest(ctx), ...(refresh !== undefined && { refresh_token: refresh }) },
    expiresAt: lives ? new Date(asked + expires_in * 1000) : null,
  };
}

/** Which credentials a session belongs to, without repeating them. */
function digest({ credentials }: SignInContext): string {
  const { refresh_token = '', username = '' } = credentials;
  return hash('sha256', JSON.stringify([refresh_token, username]), 'base64url').slice(0, 16);
}
