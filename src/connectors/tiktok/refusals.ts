import { CredentialsRefused, RateLimited, Retryable } from '../kit/errors.ts';
import { SOURCE_LIMITS } from '../kit/http.ts';

const TOO_MANY = 36_009_002;
/** One code for a dozen troubles, which only what is said beside it tells apart. */
const ANYTHING = 36_009_004;

const PERMISSIONS: ReadonlyMap<number, string> = new Map([
  [
    105_005,
    'TikTok says that a scope is missing (105005). Give the app the scope in the partner portal, and let the seller consent again.',
  ],
  [
    36_009_033,
    'TikTok does not let this address in (36009033). Add the addresses of this installation to the list in the partner portal.',
  ],
]);

/**
 * Sorts what the vendor's own code means; nothing happens for one that is not known.
 *
 * @param said the vendor's words, which are looked at and never repeated
 * @throws the four kinds of ../kit/errors.ts
 */
export function refuseCode(code: number, said: string, now: Date): void {
  if (code === TOO_MANY)
    throw new RateLimited(
      `TikTok asked us to wait (${code}).`,
      new Date(now.getTime() + SOURCE_LIMITS.defaultWaitMs),
    );
  const missing = PERMISSIONS.get(code);
  if (missing) throw new CredentialsRefused(missing, 'permission');
  if (code === 106_001 || isSaid(code, said, /signature|app_key/i))
    throw new CredentialsRefused(
      `TikTok does not know the app, or finds the signature of our requests wrong (${code}). Check the app key and the app secret.`,
    );
  if (isSaid(code, said, /timestamp/i))
    throw new Retryable(
      'TikTok finds the time of our requests wrong: it bears thirty seconds ahead of its own, and five minutes behind. Set the clock of this machine.',
    );
  if (isToken(code) || isSaid(code, said, /access[_-]token/i))
    throw new CredentialsRefused(
      `TikTok no longer accepts a token (${code}). Let the seller consent again, and enter the new refresh token.`,
    );
}

function isSaid(code: number, said: string, words: RegExp): boolean {
  return code === ANYTHING && words.test(said);
}

/** Tokens of calls, of the list of shops, and of the sign-in. */
function isToken(code: number): boolean {
  return code === 101_000 || [105, 36_004].includes(Math.floor(code / 1000));
}
