import { CredentialsRefused } from '../kit/errors.ts';
import type { Authorize } from '../kit/manifest.ts';
import { firstGranted } from '../kit/oauth.ts';
import { onlyShop } from './check.ts';
import { grantIn } from './client.ts';

/**
 * A seller allows the operator's app to read his shop. Where he is sent back to is registered with the app, and not
 * told with each question; the cipher of his shop is looked up, for no seller knows it.
 */
export const authorize: Authorize = {
  client: { id: 'app_key', secret: 'app_secret' },
  gives: ['refresh_token', 'shop_cipher'],
  pkce: false,
  address({ urls, credentials }, { state }) {
    const page = new URL(`${urls.auth}/oauth/authorize`);
    page.searchParams.set('app_key', credentials.app_key ?? '');
    page.searchParams.set('state', state);
    return page.href;
  },
  async exchange(ctx, { code }) {
    const { app_key, app_secret } = ctx.credentials;
    const request = {
      url: `${ctx.urls.auth}/api/v2/token/get`,
      query: { app_key, app_secret, auth_code: code, grant_type: 'authorized_code' },
    };
    const session = await firstGranted(ctx, [{ request }], {
      endsAt: 'access_token_expire_in',
      unwrap: (answer) => grantIn(answer, ctx.now()),
    });
    const token = session?.values.refresh_token;
    if (!session || !token)
      throw new CredentialsRefused(
        'TikTok did not confirm your consent. Begin again; if that does not help, whoever runs this service has to check its app at TikTok.',
      );
    return { refresh_token: token, shop_cipher: await onlyShop({ ...ctx, session: session.values }) };
  },
};
