/** OAuth 2 and whatever resembles it: something is sent, tokens come back. */
import { hash } from 'node:crypto';
import { CredentialsRefused, Retryable, Terminal } from './errors.ts';
import type { SourceRequest } from './http.ts';
import type { Session, SignInContext } from './manifest.ts';

/** Tokens go into headers: printable, and of a length that a header may have. */
const TOKEN = /^[\x21-\x7e]{1,8000}$/;
/** What a source says of a token's life is believed up to this, in seconds. */
const LONGEST_LIFE_S = 10 * 366 * 24 * 3600;

/** One way to come by a token. */
export interface Grant {
  /** What is sent, and where. */
  request: SourceRequest;
  /** The refresh token in it; it goes on counting where no new one comes back. */
  refreshToken?: string;
}

/** Which fields of an answer hold what; as OAuth has them unless told. */
export interface TokenFields {
  access?: string;
  refresh?: string;
  /** Seconds until the access token ends. */
  expiresIn?: string;
  /** The instant at which it ends, in seconds since 1970, where the source gives that in its place. */
  endsAt?: string;
  /**
   * Takes off what stands around the fields (`{data: {…}}`).
   *
   * @throws CredentialsRefused where a refusal comes under a status of success
   */
  unwrap?: (answer: unknown) => unknown;
}

/**
 * Tries grants in turn, refused ones leading to the next: a kept refresh token, then the one that was entered, then the
 * password.
 *
 * @returns the session, with `access_token` and, where there is one, `refresh_token`; null when all were refused
 * @throws Retryable for an answer that is no token; what the network throws
 */
export async function firstGranted(
  ctx: SignInContext,
  grants: readonly Grant[],
  fields: TokenFields = {},
): Promise<Session | null> {
  for (const grant of grants) {
    const session = await ask(ctx, grant, fields);
    if (session) return session;
  }
  return null;
}

/**
 * The refresh tokens to try, the newest first: the one the last session had, if it came from what is entered now, and
 * the one that was entered. After each use the engine stores what came back before anything else is done with it.
 */
export function refreshTokens(
  ctx: SignInContext,
  last: Session | null,
  entered: string | undefined,
): string[] {
  const kept = last?.values.entered === ownerOf(ctx) ? last.values.refresh_token : undefined;
  return [...new Set([kept, entered])].filter((token): token is string => !!token);
}

/** The form of a client-credentials request, its client in the body; more fields as the source wants them. */
export function clientCredentials(
  url: string,
  client: { id: string; secret: string },
  more: Readonly<Record<string, string>> = {},
): Grant {
  const form = {
    grant_type: 'client_credentials',
    client_id: client.id,
    client_secret: client.secret,
    ...more,
  };
  return { request: { method: 'POST', url, form } };
}

/**
 * The form by which a user's consent becomes tokens: the code that the source's page gave works once and soon ends, and
 * later sign-ins live on the refresh token that comes with it.
 *
 * @param consent the code, the address it was sent to, and with PKCE what its challenge was made of
 */
export function authorizationCode(
  url: string,
  client: { id: string; secret: string },
  consent: { code: string; redirectUri: string; verifier?: string | undefined },
): Grant {
  const form = {
    grant_type: 'authorization_code',
    code: consent.code,
    redirect_uri: consent.redirectUri,
    client_id: client.id,
    client_secret: client.secret,
    ...(consent.verifier && { code_verifier: consent.verifier }),
  };
  return { request: { method: 'POST', url, form } };
}

/** Value of an `authorization` header. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Value of an `authorization` header, from the session that {@link firstGranted} gave. */
export function bearer(session: Readonly<Record<string, string>>): string {
  return `Bearer ${session.access_token ?? ''}`;
}

/** A 400 is a refusal, too: OAuth answers so where a grant is no longer good. */
async function ask(ctx: SignInContext, grant: Grant, fields: TokenFields): Promise<Session | null> {
  const asked = ctx.now().getTime();
  let answer: unknown;
  try {
    answer = await ctx.http.json(grant.request);
    answer = fields.unwrap ? fields.unwrap(answer) : answer;
  } catch (error) {
    const wrong = error instanceof Terminal && (error.status === 400 || error.status === 422);
    if (wrong || error instanceof CredentialsRefused) return null;
    throw error;
  }
  const { access = 'access_token', refresh = 'refresh_token', expiresIn = 'expires_in' } = fields;
  const given = (answer ?? {}) as Record<string, unknown>;
  const token = given[access];
  if (!isToken(token)) throw new Retryable('The answer to the sign-in had no access token.');
  const next = isToken(given[refresh]) ? given[refresh] : grant.refreshToken;
  return {
    values: {
      access_token: token,
      entered: ownerOf(ctx),
      ...(next !== undefined && { refresh_token: next }),
    },
    expiresAt:
      fields.endsAt === undefined
        ? endOf(given[expiresIn], asked)
        : endOf(Number(given[fields.endsAt]) - asked / 1000, asked),
  };
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && TOKEN.test(value);
}

/** Some sources write the number as text. */
function endOf(seconds: unknown, asked: number): Date | null {
  const life = typeof seconds === 'string' && /^\d{1,12}$/.test(seconds) ? Number(seconds) : seconds;
  if (typeof life !== 'number' || !(life > 0 && life <= LONGEST_LIFE_S)) return null;
  return new Date(asked + life * 1000);
}

/** Which credentials a session belongs to, without repeating them: those that replace them may be somebody else's. */
function ownerOf({ credentials }: SignInContext): string {
  const entries = Object.entries(credentials).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hash('sha256', JSON.stringify(entries), 'base64url').slice(0, 16);
}
