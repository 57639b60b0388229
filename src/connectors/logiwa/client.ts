import { parseBounded } from '../kit/bounded-json.ts';
import { CredentialsRefused, RateLimited, Retryable } from '../kit/errors.ts';
import { refuse, SOURCE_LIMITS } from '../kit/http.ts';
import type { Context, SignInContext } from '../kit/manifest.ts';
import { bearer } from '../kit/oauth.ts';
import { type Passthrough, passTo } from '../kit/passthrough.ts';

/** As much of what the vendor says as goes into an error. */
const MOST_SAID = 160;

/** An address of the vendor, whose hosts begin with the account's environment. @throws CredentialsRefused when that is no name */
export function addressIn({ credentials }: SignInContext, address: string): string {
  const { environment = '' } = credentials;
  // It becomes a part of the host that the password is sent to.
  if (!/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/i.test(environment))
    throw new CredentialsRefused(
      'The environment is the first part of the address at which you open Logiwa: of https://app.logiwa.com it is app.',
    );
  return address.replace('{environment}', environment.toLowerCase());
}

/**
 * Calls one method. All of them are posts, and whether one succeeded stands in the body.
 *
 * @param asked the filters; depositor and warehouse of the connection are added
 * @throws the four kinds of ../kit/errors.ts
 */
export async function call(
  ctx: Context,
  method: string,
  asked: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>> {
  const url = `${addressIn(ctx, ctx.baseUrl)}/en/api/IntegrationApi/${method}`;
  const headers = { authorization: bearer(ctx.session) };
  const json = { ...scopeOf(ctx), ...asked };
  const answer = await ctx.http.send({ method: 'POST', url, headers, json });
  // It stands for too many requests, and in no header.
  if (answer.status === 403) throw throttled(ctx, answer.text);
  refuse(answer, new URL(url).host, ctx.now());
  const body = parseBounded(answer.text, SOURCE_LIMITS.jsonDepth, SOURCE_LIMITS.jsonValues);
  const { Success, Errors } = (body ?? {}) as { Success?: unknown; Errors?: unknown };
  if (Success === true) return body as Record<string, unknown>;
  if (Success !== false) throw new Retryable('An answer of Logiwa does not say whether it succeeded.');
  throw failed(ctx, method, Errors);
}

/** Requests as a user words them; depositor and warehouse of the connection are not added. */
export const passthrough: Passthrough = {
  sign: (ctx, asked) =>
    passTo(addressIn(ctx, ctx.baseUrl), asked, { headers: { authorization: bearer(ctx.session) } }),
};

/** What the connection is limited to. @throws CredentialsRefused when a number was entered that is none */
function scopeOf({ credentials }: Context): Record<string, number> {
  const { depositor_id, warehouse_id } = credentials;
  const asNumber = (name: string, value: string) => {
    if (/^\d{1,12}$/.test(value)) return Number(value);
    throw new CredentialsRefused(`The ${name} is a number of Logiwa's, not a name or a code.`);
  };
  return {
    ...(depositor_id && { DepositorID: asNumber('depositor', depositor_id) }),
    ...(warehouse_id && { WarehouseID: asNumber('warehouse', warehouse_id) }),
  };
}

/** "… Please retry after 350 milliseconds later." */
function throttled(ctx: Context, said: string): RateLimited | CredentialsRefused {
  const wait = /after\s+(\d{1,9})\s*milliseconds/i.exec(said)?.[1];
  if (wait === undefined && !/throttl|request limit/i.test(said))
    return new CredentialsRefused(
      'Logiwa says that a permission is missing (403). Ask its support to give it to the API user.',
      'permission',
    );
  const ms = Math.min(Number(wait ?? SOURCE_LIMITS.defaultWaitMs), SOURCE_LIMITS.longestWaitMs);
  return new RateLimited('Logiwa asked us to wait (403).', new Date(ctx.now().getTime() + Math.max(ms, 1)));
}

/** Errors are free text without a code, or the number of a log, so most of them may be passing ones. */
function failed(ctx: Context, method: string, errors: unknown): Error {
  const said = (Array.isArray(errors) ? errors : [errors])
    .filter((error) => typeof error === 'string')
    .join(' ')
    .slice(0, MOST_SAID);
  if (/throttled|request limit/i.test(said)) return throttled(ctx, said);
  if (/permission|not authori[sz]ed|access denied/i.test(said))
    return new CredentialsRefused(
      `Logiwa does not let the API user call ${method}. Ask its support to give it that permission.`,
      'permission',
    );
  return new Retryable(`Logiwa could not answer ${method}: ${said || 'it gave no reason'}`);
}
