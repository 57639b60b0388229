import { CredentialsRefused, Retryable, Terminal } from '../kit/errors.ts';
import type { Session, SignInContext } from '../kit/manifest.ts';

const TOKEN = /^[\x21-\x7e]{8,200}$/;
const REGIONS = ['EU', 'US', 'AS'];

/**
 * Opens a session: its token, the server of the older interface, and the region of the newer one. Of all else that comes
 * (passwords of databases among it) nothing is kept. How long a session lives is told in a unit that nobody names, so it
 * is renewed when it is refused.
 */
export async function signIn(ctx: SignInContext): Promise<Session> {
  const { Token, Server, Locality, Status } = await authorized(ctx);
  const { State } = (Status ?? {}) as { State?: unknown };
  if (State === 'MAINTENANCE') throw new Retryable('Linnworks is being maintained.');
  if (State === 'LOCKED_FULL')
    throw new CredentialsRefused(
      'Linnworks says that the account is locked. Let its owner have it unlocked, and try again.',
    );
  if (typeof Token !== 'string' || !TOKEN.test(Token) || !REGIONS.includes(String(Locality)))
    throw new Retryable('The answer to the sign-in had no session, or named no region.');
  const values = { token: Token, server: serverIn(Server, ctx), region: String(Locality).toLowerCase() };
  return { values, expiresAt: null };
}

async function authorized(ctx: SignInContext): Promise<Record<string, unknown>> {
  const { application_id, application_secret, installation_token } = ctx.credentials;
  const json = {
    ApplicationId: application_id,
    ApplicationSecret: application_secret,
    Token: installation_token,
  };
  try {
    const url = `${ctx.baseUrl}/api/Auth/AuthorizeByApplication`;
    return ((await ctx.http.json({ method: 'POST', url, json })) ?? {}) as Record<string, unknown>;
  } catch (error) {
    // What is refused, and how, is told nowhere: a token that is no uuid brings a 400.
    const refused =
      error instanceof CredentialsRefused || (error instanceof Terminal && error.status === 400);
    if (!refused) throw error;
    throw new CredentialsRefused(
      'Linnworks refused the application id, its secret or the token of the installation. Check all three; where the application was uninstalled, install it again and enter the new token.',
    );
  }
}

/**
 * The server of the session. Credentials go wherever it is, so only the vendor's own hosts are followed.
 *
 * @throws Retryable for any other
 */
function serverIn(given: unknown, { baseUrl }: SignInContext): string {
  const server = URL.canParse(String(given)) ? new URL(String(given)) : null;
  const isOwn =
    server?.origin === new URL(baseUrl).origin ||
    (server?.protocol === 'https:' && server.port === '' && server.hostname.endsWith('.linnworks.net'));
  if (!server || !isOwn) throw new Retryable('The answer to the sign-in led to a server of somebody else.');
  return `${server.origin}${server.pathname.replace(/\/+$/, '')}`;
}
