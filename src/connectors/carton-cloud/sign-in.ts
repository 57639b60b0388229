import { CredentialsRefused, Retryable } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { basic, bearer, firstGranted } from '../kit/oauth.ts';
import { addressIn, commonHeaders } from './client.ts';
import { tenantIn } from './credentials.ts';
import { text } from './values.ts';

/** Whom a token belongs to. */
export interface Whose {
  name: string | null;
  tenants: { id: string; name: string | null }[];
}

/** Trades client id and secret for a token of an hour, and finds the tenant that everything stands below. */
export async function signIn(ctx: SignInContext): Promise<Session> {
  const { client_id = '', client_secret = '' } = ctx.credentials;
  const entered = tenantIn(ctx.credentials);
  const request = {
    method: 'POST' as const,
    url: `${addressIn(ctx)}/uaa/oauth/token`,
    headers: { ...commonHeaders, authorization: basic(client_id, client_secret) },
    form: { grant_type: 'client_credentials' },
  };
  const session = await firstGranted(ctx, [{ request }]);
  if (!session)
    throw new CredentialsRefused(
      'Carton Cloud refused the client id or the client secret. Copy both again from the API clients of the account, and look whether the region is right.',
    );
  const tenant = entered ?? (await soleTenant(ctx, session));
  return { ...session, values: { ...session.values, tenant_id: tenant } };
}

/** Asks whom a token belongs to. @throws Retryable when the answer does not say */
export async function whoseIs(ctx: SignInContext, session: Readonly<Record<string, string>>): Promise<Whose> {
  const headers = { ...commonHeaders, authorization: bearer(session) };
  const answer = await ctx.http.json({ url: `${addressIn(ctx)}/uaa/userinfo`, headers });
  const { name, tenants } = (answer ?? {}) as Record<string, unknown>;
  if (!Array.isArray(tenants)) throw new Retryable('Carton Cloud did not say whom its token belongs to.');
  const known = tenants.map((one) => (one ?? {}) as Record<string, unknown>);
  return {
    name: text(name),
    tenants: known.flatMap((one) =>
      typeof one.id === 'string' ? [{ id: one.id, name: text(one.name) }] : [],
    ),
  };
}

async function soleTenant(ctx: SignInContext, { values }: Session): Promise<string> {
  const { tenants } = await whoseIs(ctx, values);
  const [only, ...others] = tenants;
  if (!only || others.length > 0)
    throw new CredentialsRefused(
      only
        ? 'This client of Carton Cloud reaches several tenants. Enter the id of the one to read.'
        : 'This client of Carton Cloud reaches no tenant. Look at its roles.',
    );
  return only.id;
}
