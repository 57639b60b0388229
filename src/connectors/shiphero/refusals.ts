/** The vendor says what went wrong in the body, with status 200: this sorts it into the four errors. */
import { CredentialsRefused, RateLimited, Retryable, Terminal } from '../kit/errors.ts';
import { SOURCE_LIMITS } from '../kit/http.ts';
import type { Context } from '../kit/manifest.ts';
import { CREDITS } from './credits.ts';

const NOT_ENOUGH_CREDITS = 30;
const NOT_FOUND = 5;

/** What GraphQL itself says of a query that does not fit the schema, however often it is asked. */
const MALFORMED =
  /cannot query field|unknown (argument|type|fragment|directive)|syntax error|expected (type|value)|got invalid value|is required|must (not )?have a sub selection|validation/i;
const SIGNED_OUT =
  /unauthori[sz]ed|unauthenticated|not authenticated|(token|signature)[^.]*(expired|invalid)|invalid[^.]*token/i;
const FORBIDDEN = /permission|forbidden|not allowed|access denied/i;

/** Patterns that may look ahead to the end, from each place again, look no further than a sentence is long. */
const LOOKED_AT = 1000;

/** The error for a body with errors: that of the first, unless another one names an instant to wait for. */
export function refusal(errors: readonly unknown[], ctx: Context): Error {
  const all = errors.map((error) => (error ?? {}) as Record<string, unknown>);
  const throttled = all.find((error) => Number(error.code) === NOT_ENOUGH_CREDITS);
  if (throttled) return throttling(throttled, ctx.now());
  const error = all[0] ?? {};
  const said = sentence(error, ctx);
  const words = typeof error.message === 'string' ? error.message.slice(0, LOOKED_AT) : '';
  if (SIGNED_OUT.test(words)) return new CredentialsRefused(`ShipHero refused the access token: ${said}`);
  if (Number(error.code) === NOT_FOUND)
    return new Terminal(`ShipHero did not find what was asked for: ${said}`);
  if (MALFORMED.test(words)) return new Terminal(`ShipHero does not understand the question: ${said}`);
  if (FORBIDDEN.test(words))
    return new CredentialsRefused(`ShipHero says a permission is missing: ${said}`, 'permission');
  return new Retryable(`ShipHero could not answer: ${said}`);
}

function throttling(error: Record<string, unknown>, now: Date): Error {
  const required = Number(error.required_credits);
  if (required > CREDITS.burst)
    return new Terminal(
      `ShipHero wants ${required} credits for one question, and never has more than ${CREDITS.burst}.`,
    );
  const wait = Math.min(waitMs(error), SOURCE_LIMITS.longestWaitMs);
  return new RateLimited('ShipHero has no credits left for this account.', new Date(now.getTime() + wait));
}

/** The time is a text, "12 seconds"; where it cannot be read, the missing credits tell how long they take. */
function waitMs(error: Record<string, unknown>): number {
  const [, number, unit = 'second'] =
    /^\s*(\d{1,9}(?:\.\d+)?)\s*(second|minute|hour)?/i.exec(String(error.time_remaining ?? '')) ?? [];
  if (number !== undefined) return Math.ceil(Number(number) * SECONDS[unit.toLowerCase()]! * 1000);
  const missing = Number(error.required_credits) - Number(error.remaining_credits);
  return missing > 0 ? Math.ceil((missing / CREDITS.perSecond) * 1000) : SOURCE_LIMITS.defaultWaitMs;
}

const SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 };

/** The vendor's words, shortened and without our secrets: nobody knows what it repeats. */
function sentence(error: Record<string, unknown>, ctx: Context): string {
  let words = typeof error.message === 'string' && error.message !== '' ? error.message : 'no reason given';
  const known = [...Object.values(ctx.session), ...Object.values(ctx.credentials)];
  for (const secret of known.filter((value) => value.length > 3)) words = words.replaceAll(secret, '…');
  const request = typeof error.request_id === 'string' ? ` (request ${error.request_id.slice(0, 60)})` : '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not reach a log
  return `${words.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 200)}${request}.`;
}
