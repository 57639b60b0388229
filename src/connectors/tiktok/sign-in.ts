import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { firstGranted, refreshTokens } from '../kit/oauth.ts';
import { grantIn } from './client.ts';

/**
 * Trades a refresh token for an access token of about a week. Whether the one that comes back ends the one before is
 * told nowhere: the newest is tried first, then the one that was entered. The ends of tokens are instants, though they
 * are called durations.
 */
export async function signIn(ctx: SignInContext, last: Session | null): Promise<Session> {
  const { app_key, app_secret, refresh_token } = ctx.credentials;
  const grants = refreshTokens(ctx, last, refresh_token).map((token) => ({
    request: {
      url: `${ctx.urls.auth}/api/v2/token/refresh`,
      query: { app_key, app_secret, refresh_token: token, grant_type: 'refresh_token' },
    },
    refreshToken: token,
  }));
  const session = await firstGranted(ctx, grants, {
    endsAt: 'access_token_expire_in',
    unwrap: (answer) => grantIn(answer, ctx.now()),
  });
  if (session) return session;
  throw new CredentialsRefused(
    'TikTok refused the app key, the app secret or the refresh token. Check all three; where the consent has ended, let the seller give it again.',
  );
}
