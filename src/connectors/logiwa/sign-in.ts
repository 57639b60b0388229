import { CredentialsRefused } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';
import { firstGranted } from '../kit/oauth.ts';
import { addressIn } from './client.ts';

/** Trades user and password for a token, which lives about two weeks and is renewed in the same way. */
export async function signIn(ctx: SignInContext): Promise<Session> {
  const { username = '', password = '' } = ctx.credentials;
  const url = `${addressIn(ctx, ctx.urls.token!)}/token`;
  const form = { grant_type: 'password', username, password };
  const session = await firstGranted(ctx, [{ request: { method: 'POST', url, form } }], { unwrap: granted });
  if (session) return session;
  throw refusal();
}

/** A refusal comes under 200, as `error` or as `.error`. */
function granted(answer: unknown): unknown {
  const { error, '.error': dotted } = (answer ?? {}) as { error?: unknown; '.error'?: unknown };
  if (/invalid_grant/.test(String(error ?? dotted))) throw refusal();
  return answer;
}

function refusal(): CredentialsRefused {
  return new CredentialsRefused(
    'Logiwa refused the user or the password. It takes those of an API user, which its support sets up for an account.',
  );
}
