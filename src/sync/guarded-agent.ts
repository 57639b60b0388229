import { Agent, buildConnector } from 'undici';
import { SOURCE_LIMITS } from '../connectors/kit/http.ts';
import { type AddressRules, guardedLookup, refusedAddress } from './typed-address.ts';

/** Longest time to reach somebody, in milliseconds; the answer has its own. */
const CONNECT_WITHIN_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;

/**
 * Sends requests to addresses that users typed, or had a part in: only ever to those that the rules allow. What counts is
 * the address that is connected to, at the moment it is: a name can mean another one at each look. Redirects are not
 * followed, which is undici's default.
 */
export function guardedAgent(rules: AddressRules): Agent {
  const connect = buildConnector({
    timeout: CONNECT_WITHIN_MS,
    allowH2: false,
    lookup: guardedLookup(rules),
  } as buildConnector.BuildOptions);
  return new Agent({
    connect(options, callback) {
      const refused = refusedAddress(bareHost(options.hostname), rules);
      if (refused) callback(refused, null);
      else connect(options, callback);
    },
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: SOURCE_LIMITS.headerBytes,
  });
}

/** A host without the brackets that an IPv6 address has in a URL. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
