import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { basic, firstGranted, type Grant } from '../kit/oauth.ts';
import { scopeOf } from './credentials.ts';

/** The vendor advises to renew a token at least this often, whatever life it was given. */
const RENEW_MS = 30 * 60_000;

/**
 * Trades the client for a token of half an hour. The user login is named by its number or by its name, in a field of
 * its own each.
 */
export async function signIn(ctx: SignInContext): Promise<Session> {
  scopeOf(ctx.credentials);
  const asked = ctx.now().getTime();
  const session = await firstGranted(ctx, [grantFor(ctx)]);
  if (!session)
    throw new CredentialsRefused(
      'Extensiv refused the client id, client secret, user login or 3PL key. Check them with the warehouse, which made them and must have switched on REST access.',
    );
  const latest = asked + RENEW_MS;
  return { ...session, expiresAt: new Date(Math.min(session.expiresAt?.getTime() ?? latest, latest)) };
}

function grantFor({ baseUrl, credentials }: SignInContext): Grant {
  const { client_id = '', client_secret = '', user_login_id = '', tpl_key } = credentials;
  const login = /^\d+$/.test(user_login_id) ? { user_login_id } : { user_login: user_login_id };
  const tpl = tpl_key === undefined ? {} : { tpl: `{${tpl_key.replace(/^\{|\}$/g, '')}}` };
  return {
    request: {
      method: 'POST',
      url: `${baseUrl}/AuthServer/api/Token`,
      headers: { authorization: basic(client_id, client_secret) },
      json: { grant_type: 'client_credentials', ...login, ...tpl },
    },
  };
}
