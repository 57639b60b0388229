import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { firstGranted, refreshTokens } from '../kit/oauth.ts';
import { hostOf } from './credentials.ts';

/**
 * Trades the refresh token for an access token of two hours and the next refresh token. Each may be used once; the
 * engine stores the next one before anything is sent with what came along.
 */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const { client_id = '', client_secret = '', refresh_token } = ctx.credentials;
  const grants = refreshTokens(ctx, last, refresh_token).map((token) => ({
    request: {
      method: 'POST' as const,
      url: `${hostOf(ctx)}/oauth/token`,
      form: { grant_type: 'refresh_token', refresh_token: token, client_id, client_secret },
    },
  }));
  const session = await firstGranted(ctx, grants);
  if (session) return session;
  throw new CredentialsRefused(
    'Whiplash refused the refresh token, the application id or its secret. A refresh token works once and for one program only: let the user sign in again, and enter the new token.',
  );
}
