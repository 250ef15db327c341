import { createBoundedMemo } from '../bounded-memo.ts';
import { CrosswalkError } from '../errors/index.ts';
import { hostMatches } from '../host-pattern.ts';
import { type AddressKind, classifyAddress } from './address-kind.ts';
import { addressOfHost, allowsAddress, allowsUrl, type EgressAllow } from './allow.ts';
import type { CheckAddress } from './types.ts';

function refused(message: string, cause?: Error): CrosswalkError {
  return new CrosswalkError('egress_refused', message, { cause });
}

const described: Record<Exclude<AddressKind, 'public'>, string> = {
  metadata: 'the address of a cloud metadata service',
  loopback: 'a loopback address',
  unspecified: 'an unspecified address',
  private: 'a private address',
  carrier_grade_nat: 'a private address of its provider',
  link_local: 'a link-local address',
  unique_local: 'a private address',
  broadcast: 'a broadcast address',
  multicast: 'a multicast address',
  documentation: 'an address for documentation',
  benchmarking: 'an address for benchmarks',
  ipv4_mapped: 'an IPv6 address that stands for an IPv4 address',
  ipv4_compatible: 'an IPv6 address that stands for an IPv4 address',
  nat64: 'an IPv6 address that stands for an IPv4 address',
  '6to4': 'an address of an IPv6 tunnel',
  teredo: 'an address of an IPv6 tunnel',
  reserved: 'a reserved address',
  zone_id: 'an address of a local network interface',
  not_an_address: 'an address that cannot be read',
};

/** Origins of one integration whose rule is known; accounts may name their own. */
const rememberedOrigins = 1000;

export interface HostPolicy {
  /**
   * Throws `egress_refused` unless the URL may be called for an integration with these host patterns. Gives the check
   * that its resolved addresses must pass: one and the same function for all URLs under the same rule.
   */
  check(url: URL, hosts: readonly string[]): CheckAddress;
}

/**
 * Decides which hosts may be called: https on the default port, a host that fits the integration's patterns and that
 * resolves to public addresses only. What the operator allows is exempt from each of these.
 */
export function createHostPolicy(allow: EgressAllow): HostPolicy {
  const acceptAny: CheckAddress = () => {};

  const checkAddress: CheckAddress = (address, host) => {
    const kind = classifyAddress(address);
    if (kind === 'public' || allowsAddress(allow, address)) return;
    // The address itself goes to the log only: whoever typed the host must not learn the layout of the network.
    throw refused(
      `The host ${host} has ${described[kind]}, which may not be called.`,
      new Error(`${host} resolved to ${address}`),
    );
  };

  function ruleFor(origin: string, hosts: readonly string[]): CheckAddress {
    const url = new URL(origin);
    const { protocol, hostname, host, port } = url;
    if (allowsUrl(allow, url)) return acceptAny;
    if (addressOfHost(url) !== undefined) {
      throw refused(`The address ${host} is a number in place of a host name, which is not allowed.`);
    }
    if (!hostMatches(hosts, hostname)) throw refused(`The host ${host} is not one of this integration.`);
    if (protocol !== 'https:') throw refused(`The host ${host} may be called by https only.`);
    if (port !== '') throw refused(`The host ${host} may be called on the default port only.`);
    return checkAddress;
  }

  const rules = new WeakMap<readonly string[], (origin: string) => CheckAddress>();

  /** Nothing but the origin decides, and a busy account asks for the same one with every call. */
  function rulesOf(hosts: readonly string[]): (origin: string) => CheckAddress {
    const known = rules.get(hosts);
    if (known !== undefined) return known;
    const made = createBoundedMemo(rememberedOrigins, (origin) => ruleFor(origin, hosts));
    rules.set(hosts, made);
    return made;
  }

  return {
    check(url, hosts) {
      const { protocol } = url;
      if (protocol !== 'https:' && protocol !== 'http:') {
        throw refused(`Only https is allowed, not ${protocol.slice(0, -1)}.`);
      }
      if (url.username !== '' || url.password !== '') {
        throw refused(`The address of ${url.host} holds a user name or password, which is not allowed.`);
      }
      return rulesOf(hosts)(url.origin);
    },
  };
}
