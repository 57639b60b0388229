import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { firstGranted, refreshTokens } from '../kit/oauth.ts';

/** Login with Amazon: trades the seller's refresh token for an access token of an hour. */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const { lwa_client_id = '', lwa_client_secret = '', refresh_token } = ctx.credentials;
  const session = await firstGranted(
    ctx,
    refreshTokens(ctx, last, refresh_token).map((token) => ({
      request: {
        method: 'POST',
        url: `${ctx.urls.lwa}/auth/o2/token`,
        form: {
          grant_type: 'refresh_token',
          refresh_token: token,
          client_id: lwa_client_id,
          client_secret: lwa_client_secret,
        },
      },
      refreshToken: token,
    })),
  );
  if (session) return session;
  throw new CredentialsRefused(
    'Amazon refused the refresh token, or the client id and secret of the application. Copy them again; if the seller has withdrawn the authorisation, or a year has passed, the seller has to authorise the application anew.',
  );
}
