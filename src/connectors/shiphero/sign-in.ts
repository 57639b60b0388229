import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { firstGranted, type Grant, refreshTokens } from '../kit/oauth.ts';

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
  const hasPassword = Boolean(username && password);
  if (!entered && !hasPassword) throw new CredentialsRefused(WHAT_TO_ENTER);
  const grant = (what: 'refresh' | 'token', json: Readonly<Record<string, string | undefined>>): Grant => ({
    request: { method: 'POST', url: `${ctx.baseUrl}/auth/${what}`, json },
    // The same refresh token goes on counting unless a new one comes.
    ...(json.refresh_token !== undefined && { refreshToken: json.refresh_token }),
  });
  const session = await firstGranted(ctx, [
    ...refreshTokens(ctx, last, entered).map((refresh_token) => grant('refresh', { refresh_token })),
    ...(hasPassword ? [grant('token', { username, password })] : []),
  ]);
  if (session) return session;
  throw new CredentialsRefused(
    hasPassword
      ? `ShipHero refused the user name or the password. ${WHAT_TO_ENTER}`
      : `ShipHero refused the refresh token; it may have been revoked or mistyped. ${WHAT_TO_ENTER}`,
  );
}
