import type { Agent } from 'undici';
import { bareHost, guardedAgent } from '../sync/guarded-agent.ts';
import { type AddressRules, refusedAddress } from '../sync/typed-address.ts';

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
  return refusedAddress(bareHost(url.hostname), rulesOf(allow))?.message ?? null;
}

/** Sends requests to addresses that users typed: only to public ones, unless an operator has allowed a network. */
export function outboundAgent(allow: readonly string[]): Agent {
  return guardedAgent(rulesOf(allow));
}
