import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** Longest time to reach a receiver, in milliseconds; the answer has its own. */
const CONNECT_WITHIN_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
const URL_MOST = 2000;
/** Where addresses on the public internet are given out. The rest of IPv6 is reserved, local or a tunnel. */
const PUBLIC_IPV6 = '2000::/3';

/** The address that a host name stands for is not one that requests may be sent to. */
class RefusedAddress extends Error {
  readonly code = 'ADDRESS_REFUSED';
  constructor(host: string) {
    super(
      `${host} is not a public address, so nothing is sent there. An operator can allow its network with BACKHAUL_WEBHOOK_ALLOW.`,
    );
  }
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
  const host = bare(url.hostname);
  return isIP(host) && !isAllowed(host, allow) ? new RefusedAddress(host).message : null;
}

/**
 * Sends requests to addresses that users typed: only ever to public ones, unless an operator has allowed a network.
 * What counts is the address that is connected to, at the moment it is: a name can mean another one at each look.
 * Redirects are not followed, which is undici's default.
 */
export function outboundAgent(allow: readonly string[]): Agent {
  const connect = buildConnector({
    timeout: CONNECT_WITHIN_MS,
    allowH2: false,
    lookup: guardedLookup(allow),
  } as buildConnector.BuildOptions);
  return new Agent({
    connect(options, callback) {
      const host = bare(options.hostname);
      // A host that is an address already is never looked up.
      if (isIP(host) && !isAllowed(host, allow)) callback(new RefusedAddress(host), null);
      else connect(options, callback);
    },
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
}

/** Looks names up as usual, and refuses those of which any address is not allowed: one of several is a trick. */
function guardedLookup(allow: readonly string[]): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      if (addresses.length === 0 || addresses.some(({ address }) => !isAllowed(address, allow)))
        return callback(new RefusedAddress(hostname), '', 0);
      if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

function isAllowed(address: string, allow: readonly string[]): boolean {
  // An IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is the IPv4 address.
  const parsed = ipaddr.process(address);
  if (allow.some((network) => isWithin(parsed, network))) return true;
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || isWithin(parsed, PUBLIC_IPV6));
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === address.kind() && address.match(base, bits);
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
