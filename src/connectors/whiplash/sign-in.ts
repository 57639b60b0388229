import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { authorizationCode, firstGranted, refreshTokens } from '../kit/oauth.ts';
import { hostOf } from './credentials.ts';

/**
 * Trades the refresh token, or at first the code of a user's consent, for an access token of two hours and the next refresh token. Each may be used once; the
 * engine stores the next one before anything is sent with what came along.
 */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const { client_id = '', client_secret = '', refresh_token, authorization_code, ...more } = ctx.credentials;
  const url = `${hostOf(ctx)}/oauth/token`;
  const refreshing = refreshTokens(ctx, last, refresh_token).map((token) => ({
    request: {
      method: 'POST' as const,
      url,
      form: { grant_type: 'refresh_token', refresh_token: token, client_id, client_secret },
    },
  }));
  const consenting = authorization_code
    ? [
        authorizationCode(
          url,
          { id: client_id, secret: client_secret },
          { code: authorization_code, redirectUri: more.redirect_uri ?? '', verifier: more.code_verifier },
        ),
      ]
    : [];
  if (refreshing.length + consenting.length === 0)
    throw new CredentialsRefused(
      'Whiplash needs a refresh token, or the code of a consent with the address it was sent to. Enter one of them.',
    );
  const session = await firstGranted(ctx, [...refreshing, ...consenting]);
  if (session) return session;
  throw new CredentialsRefused(
    'Whiplash refused the refresh token or code, the application id or its secret. Each works once and for one program only: let the user sign in again, and enter the new one.',
  );
}
