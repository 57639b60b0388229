import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where addresses on the public internet are given out. The rest of IPv6 is reserved, local or a tunnel. */
const PUBLIC_IPV6 = '2000::/3';

/** Which addresses may be reached that a user of the API typed: public ones, and what an operator has allowed. */
export interface AddressRules {
  /** Networks that may be reached though they are not public, such as 10.0.0.0/8. */
  allow: readonly string[];
  /** The setting that names them, for sentences. */
  setting: string;
}

/** The address that a host name stands for is not one that may be reached. */
export class RefusedAddress extends Error {
  readonly code = 'ADDRESS_REFUSED';
  constructor(host: string, { setting }: AddressRules) {
    super(
      `${host} is not a public address, so it is not connected to. An operator can allow its network with ${setting}.`,
    );
  }
}

/** Refuses a host that is an address already, and so is never looked up; null for names, and where it is allowed. */
export function refusedAddress(host: string, rules: AddressRules): RefusedAddress | null {
  return isIP(host) && !isAllowed(host, rules) ? new RefusedAddress(host, rules) : null;
}

/**
 * Looks names up as usual, at the moment they are connected to, since a name can mean another address at each look.
 * Refuses those of which any address is not allowed: one of several is a trick.
 */
export function guardedLookup(rules: AddressRules): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      if (addresses.length === 0 || addresses.some(({ address }) => !isAllowed(address, rules)))
        return callback(new RefusedAddress(hostname, rules), '', 0);
      if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

function isAllowed(address: string, { allow }: AddressRules): boolean {
  // An IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is the IPv4 address.
  const parsed = ipaddr.process(address);
  if (allow.some((network) => isWithin(parsed, network))) return true;
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || isWithin(parsed, PUBLIC_IPV6));
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === address.kind() && address.match(base, bits);
}
