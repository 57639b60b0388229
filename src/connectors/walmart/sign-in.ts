import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { basic, firstGranted } from '../kit/oauth.ts';
import { commonHeaders } from './client.ts';

/** Trades client id and secret for a token, which lives a quarter of an hour; nothing else renews it. */
export async function signIn(ctx: SignInContext): Promise<Session> {
  const { client_id = '', client_secret = '' } = ctx.credentials;
  const session = await firstGranted(ctx, [
    {
      request: {
        method: 'POST',
        url: `${ctx.baseUrl}/v3/token`,
        headers: { ...commonHeaders(ctx), authorization: basic(client_id, client_secret) },
        form: { grant_type: 'client_credentials' },
      },
    },
  ]);
  if (session) return session;
  throw new CredentialsRefused(
    'Walmart refused the client id or the client secret. Copy both again from the Developer Portal (API keys); a secret that was reset no longer works.',
  );
}
