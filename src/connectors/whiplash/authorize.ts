import { CredentialsRefused } from '../kit/errors.ts';
import type { Authorize } from '../kit/manifest.ts';
import { authorizationCode, consentPage, firstGranted } from '../kit/oauth.ts';
import { hostOf } from './credentials.ts';

/** Enough to read orders and stock, and to find the customer. */
const SCOPE = 'user_read';

/**
 * A Whiplash user allows the operator's application to act for him. The code is traded at once, so that what is kept is
 * the refresh token alone.
 */
export const authorize: Authorize = {
  client: { id: 'client_id', secret: 'client_secret' },
  gives: ['refresh_token', 'authorization_code', 'redirect_uri', 'code_verifier'],
  pkce: true,
  address: (ctx, ask) =>
    consentPage(`${hostOf(ctx)}/oauth/authorize`, ask, {
      clientId: ctx.credentials.client_id ?? '',
      scope: SCOPE,
    }),
  async exchange(ctx, { code, redirectUri, verifier }) {
    const { client_id: id = '', client_secret: secret = '' } = ctx.credentials;
    const session = await firstGranted(ctx, [
      authorizationCode(
        `${hostOf(ctx)}/oauth/token`,
        { id, secret },
        { code, redirectUri, verifier: verifier ?? undefined },
      ),
    ]);
    const token = session?.values.refresh_token;
    if (token) return { refresh_token: token };
    throw new CredentialsRefused(
      'Whiplash did not confirm your consent. Begin again; if that does not help, whoever runs this service has to check its application at Whiplash.',
    );
  },
};
