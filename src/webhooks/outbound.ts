import { Agent, buildConnector } from 'undici';
import { type AddressRules, guardedLookup, refusedAddress } from '../sync/typed-address.ts';

/** Longest time to reach a receiver, in milliseconds; the answer has its own. */
const CONNECT_WITHIN_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
const URL_MOST = 2000;

/** What requests may be sent to. */
function rulesOf(allow: readonly string[]): AddressRules {
  return { allow, setting: 'BACKHAUL_WEBHOOK_ALLOW' };
}

/**
 * What is wrong with an address that a user typed, as far as can be told without asking a name server; null when
 * nothing is. Names are looked at when they are connected to, see {@link outboundAgent}.
 *
 * @param allow networks that may be reached though they are not public
 */
export function urlProblem(text: string, allow: readonly string[]): string | null {
  if (text.length > URL_MOST) return `must have at most ${URL_MOST} characters.`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be an address such as https://example.com/hooks.';
  if (url.username || url.password) return 'must not have a user name or password in it.';
  return refusedAddress(bare(url.hostname), rulesOf(allow))?.message ?? null;
}

/**
 * Sends requests to addresses that users typed: only ever to public ones, unless an operator has allowed a network.
 * What counts is the address that is connected to, at the moment it is: a name can mean another one at each look.
 * Redirects are not followed, which is undici's default.
 */
export function outboundAgent(allow: readonly string[]): Agent {
  const rules = rulesOf(allow);
  const connect = buildConnector({
    timeout: CONNECT_WITHIN_MS,
    allowH2: false,
    lookup: guardedLookup(rules),
  } as buildConnector.BuildOptions);
  return new Agent({
    connect(options, callback) {
      const refused = refusedAddress(bare(options.hostname), rules);
      if (refused) callback(refused, null);
      else connect(options, callback);
    },
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
